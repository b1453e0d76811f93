"""Says for each lock of a list what packaging reads in it, in one form, or why it refuses it."""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from packaging.pylock import Pylock


def sorted_form(lock: dict[str, Any]) -> dict[str, Any]:
    """The lock with its lists in one order, without what the standard lets be left out or in."""
    for key in ("environments", "extras", "dependency-groups", "default-groups"):
        if key in lock:
            lock[key] = sorted(lock[key])
    for key in ("environments", "default-groups"):
        if lock.get(key) == []:
            del lock[key]
    for package in lock["packages"]:
        for key in ("dependencies", "attestation-identities", "wheels"):
            package[key] = sorted(package.get(key, []), key=lambda table: json.dumps(table, default=str))
        if "vcs" in package or "directory" in package:
            package.pop("version", None)
        if package.get("directory", {}).get("editable") is False:
            del package["directory"]["editable"]
        for file in [package.get("sdist", {}), package.get("archive", {}), *package["wheels"]]:
            file.pop("name", None)
            if time := file.get("upload-time"):
                file["upload-time"] = str(time).removesuffix("+00:00")
            if "hashes" in file:
                file["hashes"] = {algorithm.lower(): digest for algorithm, digest in file["hashes"].items()}
        for key in ("url", "path"):
            for place in [package.get("vcs", {}), package.get("sdist", {}), package.get("archive", {}), *package["wheels"]]:
                if place.get(key) == "":
                    del place[key]
        if package.get("tool") == {}:
            del package["tool"]
    lock["packages"] = sorted(lock["packages"], key=lambda package: json.dumps(package, default=str, sort_keys=True))
    lock["lock-version"] = "1.0"
    if lock.get("tool") == {}:
        del lock["tool"]
    return lock


def judge(path: Path) -> str:
    """What packaging reads, as JSON on one line, or its refusal."""
    try:
        lock = Pylock.from_dict(tomllib.loads(path.read_text(encoding="utf-8")))
        return json.dumps(sorted_form(dict(lock.to_dict())), default=str, sort_keys=True)
    except Exception as refusal:  # Whatever it is, the lock is not read.
        return f"refused: {refusal!r}"


def main() -> None:
    """Judges each file that the list names."""
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        print(judge(Path(line)))


main()
