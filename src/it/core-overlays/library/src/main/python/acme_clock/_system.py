"""The system."""

NAME = "any"
