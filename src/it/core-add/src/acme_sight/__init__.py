"""Sees."""
