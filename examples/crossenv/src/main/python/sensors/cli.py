"""The command line."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

import pydantic
import requests
from rich.console import Console
from rich.table import Table

from sensors.drift import drift_of
from sensors.reading import Reading

READINGS = pydantic.TypeAdapter(list[Reading])


def fetched(source: str) -> list[Reading]:
    """The readings of a file, or of a gateway that answers with JSON."""
    if source.startswith(("http://", "https://")):
        answer = requests.get(source, timeout=10)
        answer.raise_for_status()
        return READINGS.validate_json(answer.content)
    return READINGS.validate_json(Path(source).read_bytes())


def main(arguments: list[str] | None = None) -> int:
    """Shows the drift of each sensor; 1 if one of them is significant."""
    parser = argparse.ArgumentParser(prog="sensors", description="Tells of sensors that drift.")
    parser.add_argument("source", help="a JSON file with readings, or the URL of a gateway")
    source = parser.parse_args(arguments).source
    by_sensor: dict[str, list[Reading]] = defaultdict(list)
    for reading in fetched(source):
        by_sensor[reading.sensor].append(reading)
    table = Table("sensor", "drift per hour", "significant")
    drifting = False
    for sensor, readings in sorted(by_sensor.items()):
        drift = drift_of(readings)
        drifting |= drift.is_significant
        table.add_row(sensor, f"{drift.per_hour:.4g}", "yes" if drift.is_significant else "no")
    Console().print(table)
    return int(drifting)


if __name__ == "__main__":
    sys.exit(main())
