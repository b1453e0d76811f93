"""Tests of the package as it is installed."""

from pathlib import Path

import pytest

from controlchart import Limits, chart, violations
from controlchart.cli import main
from controlchart.series import read

STEADY = [10.0, 10.2, 9.9, 10.1, 9.8] * 6


def test_limits_come_from_the_table_for_the_subgroup_size() -> None:
    shown = chart(STEADY, subgroup=5)

    assert shown.means == pytest.approx([10.0] * 6)
    assert shown.mean_limits.upper == pytest.approx(10.0 + 0.577 * 0.4)
    assert shown.range_limits.upper == pytest.approx(2.114 * 0.4)


def test_a_subgroup_size_without_factors_is_refused() -> None:
    with pytest.raises(ValueError, match="2 to 10 values, not 11"):
        chart(STEADY, subgroup=11)


def test_each_rule_is_found() -> None:
    limits = Limits(lower=-3, centre=0, upper=3)

    assert [v.rule for v in violations([3.5], limits)] == ["one point beyond three sigma"]
    assert [v.index for v in violations([2.5, 0.1, 2.5], limits)] == [2]
    assert [v.index for v in violations([0.1] * 8, limits)] == [7]
    assert not list(violations([1.5, -1.5] * 8, limits))


def test_rows_are_ordered_by_time(tmp_path: Path) -> None:
    table = tmp_path / "series.csv"
    table.write_text("time,value\n2026-01-02T08:00:00,2\n1 January 2026 08:00,1\n", encoding="utf-8")

    assert read(table, "time", "value") == [1.0, 2.0]


def test_the_command_says_what_is_out_of_control(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "series.csv"
    values = STEADY + [11.0] * 5
    rows = "".join(f"2026-01-01T08:{minute:02}:00,{value}\n" for minute, value in enumerate(values))
    table.write_text("time,value\n" + rows, encoding="utf-8")

    assert main([str(table)]) == 1
    assert "beyond three sigma" in capsys.readouterr().out
