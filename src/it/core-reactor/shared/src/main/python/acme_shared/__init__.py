"""Shared by all modules."""
