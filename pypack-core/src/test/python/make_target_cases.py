"""Writes what ``packaging`` says that targets accept.

For every platform, several floors of it and every Python, ``tag-cases.txt``
gets the number of the tags and the first 16 digits of the SHA-256 of all of
them in their order, one a line; ``tag-lists.txt`` gets a few lists in full.
The machine that this runs on leaves no trace: what ``packaging`` would ask it
is answered here::

    python make_target_cases.py ../resources/dev/pypack/target
"""

from __future__ import annotations

import hashlib
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import packaging
from packaging import _manylinux, _musllinux, markers, tags


@dataclass(frozen=True)
class Python:
    """A version of CPython."""

    minor: int
    free_threaded: bool

    def __str__(self) -> str:
        return f"3.{self.minor}{'t' if self.free_threaded else ''}"

    def tags(self, platforms: Sequence[str]) -> list[str]:
        """The tags that this Python accepts, best first."""
        interpreter = f"cp3{self.minor}"
        abi = interpreter + ("t" if self.free_threaded else "")
        version = (3, self.minor)
        own = tags.cpython_tags(version, abis=[abi], platforms=platforms)
        generic = tags.compatible_tags(version, interpreter, platforms)
        return [str(tag) for tag in (*own, *generic)]


@dataclass(frozen=True)
class Platform:
    """A platform with a floor, as pypack names it, and the platform tags that it accepts."""

    name: str
    platforms: tuple[str, ...]
    first_minor: int = 8


def linux(architecture: str, glibc: tuple[int, int], musl: tuple[int, int] | None) -> list[str]:
    """The platform tags of a Linux whose C library is the one that is given."""
    musl_version = None if musl is None else _musllinux._MuslVersion(*musl)
    with (
        mock.patch.object(sysconfig, "get_platform", return_value=f"linux-{architecture}"),
        mock.patch.object(_manylinux, "_get_glibc_version", return_value=glibc),
        mock.patch.object(_manylinux, "_have_compatible_abi", return_value=True),
        mock.patch.object(_musllinux, "_get_musl_version", return_value=musl_version),
    ):
        return list(tags._linux_platforms(is_32bit=False))


def linux_platforms() -> Iterator[Platform]:
    """Linux with every architecture and both C libraries."""
    no_glibc = (-1, -1)
    architectures = {
        "amd64": "x86_64",
        "arm64": "aarch64",
        "x86": "i686",
        "armv7": "armv7l",
        "ppc64le": "ppc64le",
        "s390x": "s390x",
        "riscv64": "riscv64",
        "loongarch64": "loongarch64",
    }
    for name, architecture in architectures.items():
        older = [5, 6, 11, 12, 16] if architecture in ("x86_64", "i686") else []
        for minor in (*older, 17, 18, 28, 31, 34, 36, 39, 99):
            yield Platform(
                f"linux_{name}:glibc=2.{minor}", tuple(linux(architecture, (2, minor), None))
            )
        if name != "loongarch64":
            for minor in (0, 1, 2, 5, 99):
                yield Platform(
                    f"linux_{name}_musl:musl=1.{minor}",
                    tuple(linux(architecture, no_glibc, (1, minor))),
                )


def macos_platforms() -> Iterator[Platform]:
    """macOS on both architectures."""
    new = [(11, 0), (12, 0), (13, 0), (13, 5), (14, 0), (15, 9), (26, 0), (27, 1), (99, 9)]
    old = [(10, 4), (10, 9), (10, 13), (10, 15), (10, 16)]
    for name, architecture, versions in (("arm64", "arm64", new), ("amd64", "x86_64", old + new)):
        for major, minor in versions:
            yield Platform(
                f"macos_{name}:macos={major}.{minor}",
                tuple(tags.mac_platforms((major, minor), architecture)),
            )


def windows_platforms() -> Iterator[Platform]:
    """Windows, whose one platform tag ``packaging`` makes from the machine's name for itself."""
    for name, machine in (("amd64", "win-amd64"), ("arm64", "win-arm64"), ("x86", "win32")):
        with mock.patch.object(sysconfig, "get_platform", return_value=machine):
            yield Platform(f"windows_{name}", tuple(tags._generic_platforms()))


def android_platforms() -> Iterator[Platform]:
    """Android on 64-bit machines."""
    for name, abi in (("arm64", "arm64_v8a"), ("amd64", "x86_64")):
        for level in (16, 21, 24, 30, 36, 99):
            yield Platform(f"android_{level}_{name}", tuple(tags.android_platforms(level, abi)), 13)


def ios_platforms() -> Iterator[Platform]:
    """iOS on devices and in simulators."""
    multiarchs = {
        "ios_arm64": "arm64_iphoneos",
        "ios_arm64_simulator": "arm64_iphonesimulator",
        "ios_amd64_simulator": "x86_64_iphonesimulator",
    }
    for name, multiarch in multiarchs.items():
        for major, minor in ((12, 0), (12, 1), (13, 0), (15, 8), (17, 5), (26, 0), (99, 9)):
            yield Platform(
                f"{name}:ios={major}.{minor}",
                tuple(tags.ios_platforms((major, minor), multiarch)),
                13,
            )


def platforms() -> Iterator[Platform]:
    """Every platform with several floors."""
    yield from linux_platforms()
    yield from macos_platforms()
    yield from windows_platforms()
    yield from android_platforms()
    yield from ios_platforms()


def cases() -> Iterator[tuple[str, list[str]]]:
    """Every target and the tags that it accepts."""
    pythons = [Python(minor, False) for minor in range(8, 16)]
    pythons += [Python(minor, True) for minor in range(13, 16)]
    for platform in platforms():
        for python in pythons:
            if python.minor >= platform.first_minor:
                yield f"{platform.name} {python}", python.tags(platform.platforms)


IN_FULL = (
    "windows_amd64 3.13",
    "windows_arm64 3.15t",
    "macos_arm64:macos=11.0 3.8",
    "linux_amd64:glibc=2.17 3.8",
    "linux_arm64_musl:musl=1.1 3.14t",
    "android_21_amd64 3.14",
    "ios_arm64:ios=12.1 3.13t",
)


def main(folder: Path) -> None:
    """Write both files into a folder."""
    variables = " ".join(sorted(markers.default_environment()))
    lines = [f"# packaging {packaging.__version__}", f"variables {variables}"]
    lists = [f"# packaging {packaging.__version__}"]
    for name, accepted in cases():
        digest = hashlib.sha256("\n".join(accepted).encode()).hexdigest()[:16]
        lines.append(f"{name} {len(accepted)} {digest}")
        if name in IN_FULL:
            lists += [f"[{name}]", *accepted]
    for file, content in (("tag-cases.txt", lines), ("tag-lists.txt", lists)):
        (folder / file).write_text("\n".join(content) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
