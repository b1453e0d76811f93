"""Limits of an X-bar and R chart."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from statistics import fmean


@dataclass(frozen=True)
class Limits:
    """The centre line of a chart and the limits three standard errors away from it."""

    lower: float
    centre: float
    upper: float

    @property
    def sigma(self) -> float:
        """One standard error: a third of the way from the centre to the upper limit."""
        return (self.upper - self.centre) / 3


@dataclass(frozen=True)
class Chart:
    """The means and ranges of the subgroups, in the order of time, with their limits."""

    means: tuple[float, ...]
    ranges: tuple[float, ...]
    mean_limits: Limits
    range_limits: Limits


@lru_cache(maxsize=None)
def _factors() -> dict[int, dict[str, float]]:
    """The factors A2, D3 and D4 by subgroup size, from the table that the package carries."""
    table = json.loads(files("controlchart").joinpath("data/factors.json").read_text(encoding="utf-8"))
    return {int(size): row for size, row in table["factors"].items()}


def chart(values: Sequence[float], subgroup: int = 5) -> Chart:
    """Computes the chart of a series.

    Args:
        values: The measured values in the order of time. Values behind the last whole subgroup are left out.
        subgroup: How many values make one subgroup, from 2 to 10.

    Raises:
        ValueError: If there is no table row for the subgroup size, or not even two subgroups.
    """
    factors = _factors()
    if subgroup not in factors:
        raise ValueError(f"subgroups have {min(factors)} to {max(factors)} values, not {subgroup}")
    groups = [values[i : i + subgroup] for i in range(0, len(values) - subgroup + 1, subgroup)]
    if len(groups) < 2:
        raise ValueError(f"{len(values)} values do not make two subgroups of {subgroup}")
    means = tuple(fmean(group) for group in groups)
    ranges = tuple(max(group) - min(group) for group in groups)
    centre, spread = fmean(means), fmean(ranges)
    row = factors[subgroup]
    return Chart(
        means=means,
        ranges=ranges,
        mean_limits=Limits(centre - row["A2"] * spread, centre, centre + row["A2"] * spread),
        range_limits=Limits(row["D3"] * spread, spread, row["D4"] * spread),
    )
