"""The system."""

NAME = "Windows"
