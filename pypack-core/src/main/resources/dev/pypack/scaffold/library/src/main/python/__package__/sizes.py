"""Sizes of files, in the decimal units that people read."""

import re
from decimal import Decimal

_UNITS = ("B", "kB", "MB", "GB", "TB", "PB")
_SIZE = re.compile(r"(\d+(?:\.\d+)?) ?(" + "|".join(_UNITS) + ")")


def format_size(size: int) -> str:
    """Write a size in the largest unit that it fills.

    Args:
        size: The number of bytes, 0 or more.

    Returns:
        The size with one decimal and its unit, such as ``"1.5 kB"``; below 1000 all
        its bytes, such as ``"512 B"``.

    Raises:
        ValueError: If the size is negative.
    """
    if size < 0:
        raise ValueError(f"a size is 0 or more, and this one is {size}")
    if size < 1000:
        return f"{size} B"
    power = 1
    # Rounded, for 999.95 kB would be written as 1000.0 kB, which is 1.0 MB.
    while power < len(_UNITS) - 1 and round(size / 1000**power, 1) >= 1000:
        power += 1
    return f"{size / 1000**power:.1f} {_UNITS[power]}"


def parse_size(text: str) -> int:
    """Read a size that was written for people.

    Args:
        text: A number and its unit, with or without a space between them, such as
            ``"1.5 kB"``.

    Returns:
        The number of bytes, rounded where the text says a part of one.

    Raises:
        ValueError: If the text is no size, or has another unit.
    """
    match = _SIZE.fullmatch(text)
    if match is None:
        raise ValueError(f"a size is written as '1.5 kB', and not as {text!r}")
    number, unit = match.groups()
    return round(Decimal(number) * Decimal(1000) ** _UNITS.index(unit))
