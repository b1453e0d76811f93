"""What a sensor tells."""

from __future__ import annotations

import datetime

import pydantic


class Reading(pydantic.BaseModel):
    """One value of one sensor.

    Attributes:
        sensor: the name of the sensor.
        taken: when the value was taken.
        value: the value, in the unit of the sensor; never infinite, never NaN.
    """

    model_config = pydantic.ConfigDict(frozen=True)

    sensor: str = pydantic.Field(min_length=1)
    taken: datetime.datetime
    value: pydantic.FiniteFloat
