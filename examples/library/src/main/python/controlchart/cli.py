"""The command ``controlchart``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Optional

from rich.console import Console
from rich.table import Table

from controlchart.limits import chart
from controlchart.rules import violations
from controlchart.series import read


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Shows the chart of a file; returns 1 where a rule is broken."""
    parser = argparse.ArgumentParser(prog="controlchart", description="Shows the control chart of a measured series.")
    parser.add_argument("file", type=Path, help="CSV or Excel file")
    parser.add_argument("--time", default="time", help="column with the time of measurement")
    parser.add_argument("--value", default="value", help="column with the measured value")
    parser.add_argument("--subgroup", type=int, default=5, help="values in a subgroup, 2 to 10")
    options = parser.parse_args(arguments)

    shown = chart(read(options.file, options.time, options.value), options.subgroup)
    broken = {found.index: found.rule for found in violations(shown.means, shown.mean_limits)}
    table = Table(title=f"{options.file.name}: {shown.mean_limits.centre:.4g} ± {3 * shown.mean_limits.sigma:.3g}")
    for heading in ("subgroup", "mean", "range", "rule broken"):
        table.add_column(heading)
    for index, (mean, spread) in enumerate(zip(shown.means, shown.ranges)):
        style = "red" if index in broken else None
        table.add_row(str(index + 1), f"{mean:.4g}", f"{spread:.3g}", broken.get(index, ""), style=style)
    Console().print(table)
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
