"""How far readings move away from where they began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sensors.reading import Reading

LIMIT = 3.0
"""From how many standard errors on a slope counts as drift."""


@dataclass(frozen=True)
class Drift:
    """The line through the readings of a sensor.

    Attributes:
        per_hour: the slope, in the unit of the sensor.
        standard_errors: the slope in multiples of its standard error.
    """

    per_hour: float
    standard_errors: float

    @property
    def is_significant(self) -> bool:
        """Whether chance alone would hardly make such a slope."""
        return abs(self.standard_errors) >= LIMIT


def drift_of(readings: Sequence[Reading]) -> Drift:
    """The drift of the readings of one sensor.

    Raises:
        ValueError: if there are fewer than three readings, or all of one moment.
    """
    if len(readings) < 3:
        raise ValueError(f"a drift needs 3 readings, not {len(readings)}")
    first = min(reading.taken for reading in readings)
    hours = np.array([(reading.taken - first).total_seconds() / 3600 for reading in readings])
    values = np.array([reading.value for reading in readings])
    spread = np.sum((hours - hours.mean()) ** 2)
    if spread == 0:
        raise ValueError("all readings are of one moment")
    slope = np.sum((hours - hours.mean()) * (values - values.mean())) / spread
    residuals = values - values.mean() - slope * (hours - hours.mean())
    error = np.sqrt(np.sum(residuals**2) / (len(readings) - 2) / spread)
    return Drift(float(slope), float(slope / error) if error > 0 else float(np.sign(slope) * np.inf))
