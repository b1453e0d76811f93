"""Sizes are written for people, and read back."""

import pytest

from ${package} import format_size, parse_size


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1_000, "1.0 kB"),
        (1_500, "1.5 kB"),
        (999_949, "999.9 kB"),
        (999_950, "1.0 MB"),
        (25_300_000_000, "25.3 GB"),
        (10**18, "1000.0 PB"),
    ],
)
def test_writes_the_largest_unit_that_is_filled(size: int, text: str) -> None:
    assert format_size(size) == text


def test_refuses_to_write_a_negative_size() -> None:
    with pytest.raises(ValueError, match="this one is -1"):
        format_size(-1)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("0 B", 0),
        ("512B", 512),
        ("1.5 kB", 1_500),
        ("0.0015 kB", 2),
        ("9007199254740993 B", 9_007_199_254_740_993),
    ],
)
def test_reads_what_people_write(text: str, size: int) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "kB", "1.5", "-1 B", "1,5 kB", "1.5 KB", "1 B "])
def test_refuses_to_read_anything_else(text: str) -> None:
    with pytest.raises(ValueError, match="a size is written as"):
        parse_size(text)
