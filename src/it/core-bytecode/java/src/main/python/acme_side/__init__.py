"""Beside Java."""

NAME = "side"
