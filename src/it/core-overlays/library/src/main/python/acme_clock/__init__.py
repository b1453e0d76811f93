"""Tells the time of the system."""

from acme_clock._system import NAME
