"""Writes what ``packaging`` says of many texts, for the tests of ``dev.pypack.pep``.

Run it on any Python from 3.11 that has ``packaging`` 26.3, from this folder::

    python make_pep_cases.py ../resources/dev/pypack/pep

One gzipped table is written for each parser. A line is a case, its columns are
separated by tabs, and what isn't printable ASCII is escaped as in Java. The first
column is the text; the second is ``ok`` or ``no``; what follows are the answers.
"""

from __future__ import annotations

import re
import sys
import tomllib
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from itertools import chain
from pathlib import Path
from typing import Any

from packaging.dependency_groups import DependencyGroupResolver
from packaging.direct_url import DirectUrl
from packaging.licenses import canonicalize_license_expression
from packaging.markers import Marker, UndefinedComparison, UndefinedEnvironmentName
from packaging.metadata import Metadata
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name, parse_sdist_filename, parse_wheel_filename
from packaging.version import Version

import pep_inputs
import pep_oddities
from pep_tables import Classes, Row, SkipCase, answered, write

SEED = 20260821

LINUX = {
    "implementation_name": "cpython",
    "implementation_version": "3.12.4",
    "os_name": "posix",
    "platform_machine": "x86_64",
    "platform_release": "6.8.0-1021-aws",
    "platform_system": "Linux",
    "platform_version": "#22-Ubuntu SMP",
    "python_full_version": "3.12.4",
    "platform_python_implementation": "CPython",
    "python_version": "3.12",
    "sys_platform": "linux",
    "extra": "",
}
WINDOWS = LINUX | {
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_release": "10",
    "platform_system": "Windows",
    "platform_version": "10.0.20348",
    "python_full_version": "3.9.13",
    "implementation_version": "3.9.13",
    "python_version": "3.9",
    "sys_platform": "win32",
    "extra": "Foo.bar",
}
MACOS = LINUX | {
    "implementation_name": "pypy",
    "implementation_version": "7.3.13",
    "platform_machine": "arm64",
    "platform_release": "23.6.0",
    "platform_system": "Darwin",
    "platform_version": "Darwin Kernel Version 23.6.0",
    "python_full_version": "3.13.0rc1+",
    "platform_python_implementation": "PyPy",
    "python_version": "3.13",
    "sys_platform": "darwin",
    "extra": "dev",
}
UNKNOWN = dict.fromkeys(LINUX, "") | {"python_full_version": "3.8.0", "python_version": "3.8"}
ENVIRONMENTS: list[tuple[dict[str, str], frozenset[str] | None, frozenset[str] | None]] = [
    (LINUX, None, None),
    (WINDOWS, None, None),
    (MACOS, None, None),
    (UNKNOWN, None, None),
    (LINUX, frozenset({"dev", "Foo_Bar"}), frozenset({"test"})),
    (WINDOWS, frozenset(), frozenset({"Dev", "x"})),
]


def version_rows(texts: Iterable[str]) -> Iterator[Row]:
    """Normal form, kind, and rank among all versions of the table."""
    texts = list(texts)
    versions: dict[str, Version] = {}
    for text in texts:
        try:
            versions[text] = Version(text)
        except ValueError:
            continue
    ranks = {version: str(rank) for rank, version in enumerate(sorted(set(versions.values())))}

    def answer(text: str) -> Row:
        version = Version(text)
        kinds = "".join(
            letter
            for letter, applies in (
                ("p", version.is_prerelease),
                ("o", version.is_postrelease),
                ("d", version.is_devrelease),
            )
            if applies
        )
        return [str(version), ranks[version], kinds, version.public, version.base_version, version.local or ""]

    yield from answered(texts, answer)


def specifier_rows(texts: Iterable[str], candidates: list[Version]) -> Iterator[Row]:
    """Normal form, class, and which candidates are contained, without and with a ban on pre-releases."""
    classes = Classes()

    def answer(text: str) -> Row:
        specifiers = SpecifierSet(text)
        return [
            str(specifiers),
            classes.of(specifiers),
            "".join("1" if specifiers.contains(candidate) else "0" for candidate in candidates),
            "".join("1" if specifiers.contains(candidate, prereleases=False) else "0" for candidate in candidates),
        ]

    yield from answered(texts, answer)


def text_of(marker: Marker) -> str:
    """A marker's text; one that can't be read back is no case, because Java writes escapes there."""
    try:
        text = str(marker)
        if str(Marker(text)) == text and Marker(text)._markers and same_values(marker, Marker(text)):
            return text
    except ValueError:
        pass
    raise SkipCase


def same_values(left: Marker, right: Marker) -> bool:
    """Whether two markers hold the same literals, which equal texts don't say."""
    return repr(left._markers) == repr(right._markers)


def value_in(marker: Marker, environment: tuple[dict[str, str], frozenset[str] | None, frozenset[str] | None]) -> str:
    """A letter for what a marker is in an environment; ``E`` if it has no value."""
    texts, extras, groups = environment
    try:
        if extras is None or groups is None:
            return "T" if marker.evaluate(texts) else "F"
        values: dict[str, str | Set[str]] = {**texts, "extras": extras, "dependency_groups": groups}
        return "T" if marker.evaluate(values, context="lock_file") else "F"
    except (UndefinedComparison, UndefinedEnvironmentName):
        return "E"


def marker_rows(texts: Iterable[str]) -> Iterator[Row]:
    """Normal form and class, unless the form can't be read back, and the value in each environment."""
    classes = Classes()

    def answer(text: str) -> Row:
        marker = Marker(text)
        values = "".join(value_in(marker, environment) for environment in ENVIRONMENTS)
        try:
            return [text_of(marker), classes.of(marker), values]
        except SkipCase:
            return ["", "", values]

    yield from answered(texts, answer)


def environment_rows() -> Iterator[Row]:
    """The environments in which markers are evaluated: texts, then what locks add."""
    for texts, extras, groups in ENVIRONMENTS:
        row = [f"{name}={value}" for name, value in texts.items()]
        if extras is not None and groups is not None:
            row += [f"+extras={name}" for name in sorted(extras)]
            row += [f"+groups={name}" for name in sorted(groups)]
            row.append("+lock=")
        yield row


def requirement_rows(texts: Iterable[str]) -> Iterator[Row]:
    """Normal form, class and parts."""
    classes = Classes()

    def answer(text: str) -> Row:
        requirement = Requirement(text)
        marker = text_of(requirement.marker) if requirement.marker else ""
        return [
            str(requirement),
            classes.of(requirement),
            requirement.name,
            ",".join(sorted(requirement.extras)),
            str(requirement.specifier),
            requirement.url or "",
            marker,
        ]

    yield from answered(texts, answer)


def wheel_name_answer(text: str) -> Row:
    """Name, version, build tag and sorted tags."""
    name, version, build, tags = parse_wheel_filename(text)
    return [name, str(version), "".join(map(str, build)), " ".join(sorted(map(str, tags)))]


def sdist_name_answer(text: str) -> Row:
    """Name and version."""
    name, version = parse_sdist_filename(text)
    return [name, str(version)]


def metadata_answer(text: str) -> Row:
    """Each field that is there, as ``header=value``, with a separator between the values of a list."""
    metadata = Metadata.from_email(text.encode("utf-8", "surrogateescape"))
    header_only = re.search(r"(?im)^description:", text) is not None
    row = []
    for name, field in sorted(vars(Metadata).items()):
        if not hasattr(field, "added") or name == "metadata_version":
            continue
        value = getattr(metadata, name)
        # An empty description is none: in the body it couldn't be told from that.
        if value is None or (name == "description" and not value):
            continue
        if name == "requires_dist":
            for requirement in value:
                if requirement.marker:
                    text_of(requirement.marker)
        if isinstance(value, Mapping):
            value = [f"{label}, {url}" for label, url in value.items()]
        values = [str(item) for item in value] if isinstance(value, list) else [str(value)]
        # Lines of one header end as they will be written.
        if name != "description" or header_only:
            values = [item.replace("\r\n", "\n") for item in values]
        row.append(field.raw_name + "=" + "\x1e".join(values) if values else field.raw_name)
    return sorted(row)


def group_answer(text: str) -> Row:
    """For each group its requirements, or that there are none to be had."""
    groups = tomllib.loads(text)["dependency-groups"]
    names = list(dict.fromkeys(canonicalize_name(name) for name in groups))
    DependencyGroupResolver(groups)
    row = []
    for name in names:
        try:
            resolved = "\x1e".join(str(item) for item in DependencyGroupResolver(groups).resolve(name))
            row.append(f"{name}={resolved}")
        except (ValueError, TypeError, ExceptionGroup):
            row.append(f"{name}!")
    return row


def direct_url_answer(text: str) -> Row:
    """The object that is written, keys sorted, nothing in it that is a default."""

    def flat(value: Any, path: str) -> Iterator[str]:
        if isinstance(value, Mapping):
            yield f"{path}/"
            for key, item in value.items():
                yield from flat(item, f"{path}/{key}")
        # Folders are not editable unless they are said to be, no hashes are as good as none.
        elif value is not False:
            yield f"{path}={value}"

    try:
        url = DirectUrl.from_dict(tomllib.loads(text))
    except Exception as error:
        raise ValueError from error
    if "@" not in url.url and url.to_dict()["url"] != url.url:
        # A URL without credentials is put together anew, with slashes that it didn't have.
        raise SkipCase
    return sorted(flat(url.to_dict(), ""))


def with_broken_bytes(texts: Iterable[str]) -> Iterator[str]:
    """Texts that stand for bytes, some of which are no UTF-8."""
    yield from texts
    head = "Metadata-Version: 2.1\nName: a\nVersion: 1\n"
    yield head + "Author: \udce4\n"
    yield head + "\n\udce4\n"
    yield head + "Author: \udcc3\n"


def main(folder: Path) -> None:
    """Write all tables."""
    warnings.simplefilter("ignore")
    source = pep_inputs.Source(SEED)
    folder.mkdir(parents=True, exist_ok=True)

    def texts(odd: list[str], make: Callable[[], str], count: int, broken: float = 0.3) -> Iterator[str]:
        return chain(dict.fromkeys(odd), source.many(make, count, broken))

    write(folder / "versions.tsv.gz", version_rows(texts(pep_oddities.ODD_VERSIONS, source.version, 8000)))

    def bound_and_neighbours() -> Iterator[str]:
        yield from [
            "0",
            "0.dev0",
            "1",
            "1.0.dev0",
            "1.0a1",
            "1.0a1.post1",
            "1.0a1.dev1",
            "1.0a2.dev0",
            "1.0+a",
            "1.0+1",
        ]
        yield from [
            "1.0.post1",
            "1.0.post1.dev0",
            "1.0.post1.dev1",
            "1.0.post1+a",
            "1.0.post2.dev0",
            "1.0.dev1",
            "1.0.dev1+a",
        ]
        yield from [
            "1.0.dev2",
            "1.1",
            "1.1.dev0",
            "1.5",
            "1.5.1",
            "2.dev0",
            "2",
            "1!0",
            "1!0.0.1",
            "1!1",
            "1.0rc1",
            "1.0rc1+x",
        ]
        yield from ["1.0b1.post1.dev1", "1.0.1", "0.0.1", "0.1", "3.12", "10", "01.0c1"]
        yield from source.many(source.public_version, 150, broken=0)

    candidates = [Version(text) for text in bound_and_neighbours()]
    write(folder / "candidates.tsv.gz", ([str(candidate)] for candidate in candidates))
    write(
        folder / "specifiers.tsv.gz",
        specifier_rows(texts(pep_oddities.ODD_SPECIFIERS, source.specifiers, 6000), candidates),
    )
    write(folder / "environments.tsv.gz", environment_rows())
    write(folder / "markers.tsv.gz", marker_rows(texts(pep_oddities.ODD_MARKERS, source.marker, 9000, 0.25)))
    write(
        folder / "requirements.tsv.gz", requirement_rows(texts(pep_oddities.ODD_REQUIREMENTS, source.requirement, 9000))
    )
    write(
        folder / "names.tsv.gz",
        answered(
            texts(pep_oddities.ODD_NAMES, source.name, 1500, 0.9),
            lambda text: [canonicalize_name(text, validate=True)],
        ),
    )
    write(
        folder / "wheelnames.tsv.gz",
        answered(texts(pep_oddities.ODD_WHEEL_NAMES, source.wheel_name, 6000), wheel_name_answer),
    )
    write(
        folder / "sdistnames.tsv.gz",
        answered(texts(pep_oddities.ODD_SDIST_NAMES, source.sdist_name, 2000), sdist_name_answer),
    )
    write(
        folder / "licenses.tsv.gz",
        answered(
            texts(pep_oddities.ODD_LICENSES, source.license, 3000, 0.2),
            lambda text: [canonicalize_license_expression(text)],
        ),
    )
    write(
        folder / "metadata.tsv.gz",
        answered(with_broken_bytes(texts(pep_oddities.ODD_METADATA, source.metadata, 4000, 0.15)), metadata_answer),
    )
    write(folder / "groups.tsv.gz", answered(source.many(source.group_table, 1500, 0), group_answer))
    write(folder / "directurls.tsv.gz", answered(source.many(source.direct_url, 1000, 0), direct_url_answer))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
