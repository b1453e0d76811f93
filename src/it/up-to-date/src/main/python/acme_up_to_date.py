"""Is packed once."""
