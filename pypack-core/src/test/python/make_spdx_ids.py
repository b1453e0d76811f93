"""Writes the SPDX identifiers that licence expressions may name.

The identifiers are those that the installed ``packaging`` knows, so that both
accept the same expressions::

    python make_spdx_ids.py ../../main/resources/dev/pypack/pep
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from packaging.licenses._spdx import EXCEPTIONS, LICENSES


def write_ids(path: Path, ids: Iterable[str]) -> None:
    """Write identifiers in their canonical case, one a line, sorted."""
    lines = "".join(f"{identifier}\n" for identifier in sorted(ids, key=str.lower))
    path.write_text(lines, encoding="utf-8", newline="\n")


def main(folder: Path) -> None:
    """Write both lists into a folder."""
    write_ids(folder / "spdx-licenses.txt", (item["id"] for item in LICENSES.values()))
    write_ids(folder / "spdx-exceptions.txt", (item["id"] for item in EXCEPTIONS.values()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
