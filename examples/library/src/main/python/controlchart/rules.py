"""The four Western Electric rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from controlchart.limits import Limits


@dataclass(frozen=True)
class Violation:
    """A rule that is broken at the point with this index."""

    index: int
    rule: str


_RULES = (
    # name, points looked at, points needed, standard errors from the centre
    ("one point beyond three sigma", 1, 1, 3.0),
    ("two of three points beyond two sigma", 3, 2, 2.0),
    ("four of five points beyond one sigma", 5, 4, 1.0),
    ("eight points on one side of the centre", 8, 8, 0.0),
)


def violations(points: Sequence[float], limits: Limits) -> Iterator[Violation]:
    """Finds each point at which a rule is broken, on either side of the centre line."""
    for index in range(len(points)):
        for rule, window, needed, distance in _RULES:
            seen = points[max(0, index - window + 1) : index + 1]
            if len(seen) == window and _broken(seen, limits, needed, distance):
                yield Violation(index, rule)


def _broken(seen: Sequence[float], limits: Limits, needed: int, distance: float) -> bool:
    reach = distance * limits.sigma
    above = [point > limits.centre + reach for point in seen]
    below = [point < limits.centre - reach for point in seen]
    return any(side[-1] and sum(side) >= needed for side in (above, below))
