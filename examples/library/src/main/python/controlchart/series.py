"""Reading measured series."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from dateutil.parser import isoparse, parse


def read(path: Path, time: str, value: str) -> list[float]:
    """Reads the values of a CSV file or an Excel sheet, ordered by time.

    Args:
        path: A ``.csv`` file with a header, or an ``.xlsx`` file whose first row is one.
        time: The column with the time of measurement, in any usual notation.
        value: The column with the measured value.

    Raises:
        KeyError: If there is no such column.
        ValueError: If a time or a value can't be read.
    """
    rows = _excel(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    dated = [(_moment(row[time]), float(row[value])) for row in rows]
    return [measured for _, measured in sorted(dated)]


def _moment(text: str) -> float:
    try:
        return isoparse(text).timestamp()
    except ValueError:
        return parse(text).timestamp()


def _csv(path: Path) -> Iterable[Mapping[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as lines:
        yield from csv.DictReader(lines)


def _excel(path: Path) -> Iterable[Mapping[str, str]]:
    from openpyxl import load_workbook  # the extra "excel"

    sheet = load_workbook(path, read_only=True).active
    header, *rows = sheet.iter_rows(values_only=True)
    for row in rows:
        yield {str(name): str(cell) for name, cell in zip(header, row)}
