"""Is checked."""
