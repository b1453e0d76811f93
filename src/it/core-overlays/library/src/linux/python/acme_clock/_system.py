"""The system."""

NAME = "Linux"
