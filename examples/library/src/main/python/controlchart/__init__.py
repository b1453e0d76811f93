"""Control charts for measured series."""

from controlchart.limits import Chart, Limits, chart
from controlchart.rules import Violation, violations

__all__ = ["Chart", "Limits", "Violation", "chart", "violations"]
