"""Times ``packaging`` at the jobs of PepBenchmark; prints for each its name and the microseconds of one pass.

Usage: ``python pep_packaging.py FOLDER TAGS``, with the folder of the texts and a file with the tags of a target, best first.
"""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from packaging.markers import Marker
from packaging.tags import Tag
from packaging.utils import parse_wheel_filename
from packaging.version import Version

ROUNDS = 15
ENVIRONMENT = {
    "implementation_name": "cpython",
    "implementation_version": "3.12.0",
    "os_name": "posix",
    "platform_machine": "x86_64",
    "platform_release": "",
    "platform_system": "Linux",
    "platform_version": "",
    "python_full_version": "3.12.0",
    "platform_python_implementation": "CPython",
    "python_version": "3.12",
    "sys_platform": "linux",
    "extra": "",
}


def best(job: Callable[[], object]) -> float:
    """The fastest of some passes, in microseconds: what is not the job's own doing only makes a pass slower."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times) * 1e6


def main(folder: Path, target: Path) -> None:
    """Runs the three jobs."""

    def lines(name: str) -> list[str]:
        return (folder / name).read_text(encoding="utf-8").splitlines()

    versions, wheels = lines("versions.txt"), lines("wheels.txt")
    markers = [Marker(text) for text in lines("markers.txt")]
    ranks = {Tag(*text.split("-")): rank for rank, text in enumerate(target.read_text(encoding="utf-8").split())}

    def parse_and_sort() -> list[Version]:
        return sorted(Version(text) for text in versions)

    def evaluate() -> int:
        return sum(marker.evaluate(ENVIRONMENT) for marker in markers)

    def match() -> list[int]:
        found = []
        for text in wheels:
            tags = parse_wheel_filename(text)[3]
            found.append(min((ranks[tag] for tag in tags if tag in ranks), default=-1))
        return found

    for name, job in (("versions", parse_and_sort), ("markers", evaluate), ("wheels", match)):
        print(name, best(job))
    print("python", platform.python_version())
    print("packaging", metadata.version("packaging"))
    print("check", evaluate(), sum(match()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
