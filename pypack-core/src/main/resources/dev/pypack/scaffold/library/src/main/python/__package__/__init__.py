"""Sizes of files, written for people and read back."""

from ${package}.sizes import format_size, parse_size

__all__ = ["format_size", "parse_size"]
