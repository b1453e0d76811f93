"""Rings on Linux."""
