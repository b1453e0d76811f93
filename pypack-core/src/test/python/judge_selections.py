"""Says what packaging selects from locks, and which of some wheels pip prefers, with the tags of a target."""

import json
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from packaging.pylock import Pylock
from packaging.tags import parse_tag
from pip._internal.index.package_finder import CandidateEvaluator
from pip._internal.models.candidate import InstallationCandidate
from pip._internal.models.link import Link
from pip._vendor.packaging.specifiers import SpecifierSet
from pip._vendor.packaging.tags import Tag


def selected(case: dict[str, Any], tags: list[str]) -> list[str]:
    """Name, kind and file of each package that packaging selects, or that it selects none."""
    lock = parsed(case["lock"])
    ordered = [tag for text in tags for tag in parse_tag(text)]
    chosen = lock.select(
        environment=case["environment"],
        tags=ordered,
        extras=case["extras"],
        dependency_groups=case.get("groups"),
    )
    return sorted(f"{package.name} {type(source).__name__} {file_of(source)}" for package, source in chosen)


@cache
def parsed(text: str) -> Pylock:
    """A lock, which several cases may share."""
    return Pylock.from_dict(tomllib.loads(text))


def file_of(source: Any) -> str:
    """The file name of a distribution; of another source what tells it from others."""
    return getattr(source, "filename", "") or getattr(source, "commit_id", "") or source.path or source.url


def preferred(files: list[str], tags: list[str]) -> list[str]:
    """The wheel that pip would install, if any fits."""
    name, version = files[0].split("-")[:2]
    supported = [Tag(*text.split("-")) for text in tags]
    evaluator = CandidateEvaluator(project_name=name, supported_tags=supported, specifier=SpecifierSet())
    fitting = [
        InstallationCandidate(name, version, Link(f"https://example.com/{file}"))
        for file in files
        if not expanded(file).isdisjoint(supported)
    ]
    best = evaluator.sort_best_candidate(fitting)
    return [] if best is None else [best.link.filename]


def expanded(file: str) -> frozenset[Tag]:
    """All tags of a wheel."""
    return frozenset(Tag(tag.interpreter, tag.abi, tag.platform) for tag in parse_tag("-".join(file[:-4].split("-")[-3:])))


def main() -> None:
    """Answers each case with one line of JSON."""
    work = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for case in work["cases"]:
        tags = work["tags"][case["target"]]
        try:
            answer = preferred(case["files"], tags) if "files" in case else selected(case, tags)
        except Exception as refusal:  # Whatever it is, nothing is selected.
            answer = ["refused", repr(refusal)]
        print(json.dumps(answer))


main()
