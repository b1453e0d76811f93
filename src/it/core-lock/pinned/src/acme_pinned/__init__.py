"""A package with a lock."""
