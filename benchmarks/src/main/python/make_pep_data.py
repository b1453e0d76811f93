"""Makes the texts that the benchmarks of room ``pep`` read: versions, markers and wheel names as indexes have them.

Usage: ``python make_pep_data.py FOLDER``. Seeded: every run writes the same files.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

COUNT = 1000
PROJECTS = ("numpy", "pandas", "ruamel_yaml", "pydantic_core", "opencv_python_headless", "requests", "zope_interface")
PLATFORMS = (
    "any",
    "win_amd64",
    "win32",
    "macosx_11_0_arm64",
    "macosx_10_9_x86_64",
    "macosx_10_9_universal2",
    "manylinux_2_17_x86_64.manylinux2014_x86_64",
    "manylinux_2_28_aarch64",
    "musllinux_1_2_x86_64",
)
MARKERS = (
    "python_version >= '3.{0}'",
    "python_full_version >= '3.{0}.1' and implementation_name == 'cpython'",
    "sys_platform == 'win32' and python_version < '3.{0}'",
    "platform_machine == 'aarch64' and (sys_platform == 'linux' or sys_platform == 'darwin')",
    "os_name == 'nt' or platform_system in 'Linux Darwin'",
    "extra == 'socks{0}'",
    "(python_version < '3.{0}' and platform_python_implementation != 'PyPy') or extra == 'dev'",
)


def version(chance: random.Random) -> str:
    """A version: most are releases of two to four numbers, some are pre-, post- or development releases."""
    numbers = ".".join(str(chance.randrange(30)) for _ in range(chance.choice((2, 3, 3, 3, 4))))
    return numbers + chance.choice(("",) * 12 + ("a1", "b2", "rc1", ".post1", ".dev3", "+cu121"))


def wheel(chance: random.Random) -> str:
    """A wheel name: of a native project for some platform, or of a pure one."""
    platform = chance.choice(PLATFORMS)
    minor = chance.randrange(8, 15)
    tags = chance.choice(("py3-none", "py2.py3-none")) if platform == "any" else chance.choice((f"cp3{minor}-cp3{minor}", "cp38-abi3"))
    release = f"{chance.randrange(10)}.{chance.randrange(30)}.{chance.randrange(10)}"
    return f"{chance.choice(PROJECTS)}-{release}-{tags}-{platform}.whl"


def main(folder: Path) -> None:
    """Writes the three files."""
    chance = random.Random(2026)
    lines = {
        "versions.txt": [version(chance) for _ in range(COUNT)],
        "markers.txt": [chance.choice(MARKERS).format(chance.randrange(7, 15)) for _ in range(COUNT)],
        "wheels.txt": [wheel(chance) for _ in range(COUNT)],
    }
    for name, texts in lines.items():
        (folder / name).write_text("\n".join(texts) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
