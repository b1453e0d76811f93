"""Tables of texts and answers, as the tests of ``dev.pypack.pep`` read them."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

Row = list[str]
NOT_A_CASE: Row = []


def escaped(text: str) -> str:
    """A text in printable ASCII."""
    parts = []
    for character in text:
        if character == "\\":
            parts.append("\\\\")
        elif " " <= character <= "~":
            parts.append(character)
        else:
            units = character.encode("utf-16-be", "surrogatepass").hex()
            parts += [f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4)]
    return "".join(parts)


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write a table, without anything of today in it."""
    table = "".join("\t".join(map(escaped, row)) + "\n" for row in rows if row)
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as zipped:
        zipped.write(table.encode("ascii"))
    path.write_bytes(buffer.getvalue())
    print(f"{path.name}: {table.count(chr(10))} cases, {len(buffer.getvalue())} bytes")


def answered(texts: Iterable[str], answer: Callable[[str], Row]) -> Iterator[Row]:
    """Rows of texts and answers; a text that is refused, also where that shows late only, has none."""
    for text in texts:
        try:
            yield [text, "ok", *answer(text)]
        except SkipCase:
            yield NOT_A_CASE
        # A few texts pass the patterns and fail when they are first used.
        except (ValueError, AssertionError, ExceptionGroup):
            yield [text, "no"]


class SkipCase(Exception):
    """A text whose answer is known to be another one, and why is said where it is raised."""


class Classes:
    """Numbers for values, the same for equal ones; also checks that equal ones have one hash."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}

    def of(self, value: Any) -> str:
        """The number of a value."""
        return str(self._numbers.setdefault(value, len(self._numbers)))
