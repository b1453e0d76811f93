"""Beside Java."""
