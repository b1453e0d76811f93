"""What drifts, and what doesn't."""

import datetime
import json

import pydantic
import pytest

from sensors import Reading, drift_of
from sensors.cli import main

START = datetime.datetime(2026, 1, 5, 6, 0)


def readings(*values: float) -> list[Reading]:
    """One reading an hour."""
    return [
        Reading(sensor="t1", taken=START + datetime.timedelta(hours=hour), value=value)
        for hour, value in enumerate(values)
    ]


def test_a_straight_line_drifts() -> None:
    drift = drift_of(readings(1.0, 1.5, 2.0, 2.5))
    assert drift.per_hour == pytest.approx(0.5)
    assert drift.is_significant


def test_noise_does_not_drift() -> None:
    assert not drift_of(readings(1.0, 1.2, 0.9, 1.1, 1.0)).is_significant


def test_two_readings_are_too_few() -> None:
    with pytest.raises(ValueError, match="3 readings"):
        drift_of(readings(1.0, 2.0))


def test_infinite_values_are_no_readings() -> None:
    with pytest.raises(pydantic.ValidationError):
        Reading(sensor="t1", taken=START, value=float("inf"))


def test_the_command_ends_with_1_where_a_sensor_drifts(tmp_path, capsys) -> None:
    file = tmp_path / "readings.json"
    file.write_text(json.dumps([reading.model_dump(mode="json") for reading in readings(1.0, 2.0, 3.1, 4.0)]))
    assert main([str(file)]) == 1
    assert "t1" in capsys.readouterr().out
