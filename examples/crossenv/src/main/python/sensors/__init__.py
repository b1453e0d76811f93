"""Readings of sensors, and whether they drift."""

from sensors.drift import Drift, drift_of
from sensors.reading import Reading

__all__ = ["Drift", "Reading", "drift_of"]
