"""Asks the build backend of a project what it needs besides what pyproject.toml says.

It runs in the folder of the project and in the environment of the build (PEP 517, get_requires_for_build_wheel), on CPython
3.9 and later. Backends and setup.py print what they like, so the answer is written into a file.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def backend(reference: str, folders: list[str]) -> object:
    """The backend that an object reference means, of these folders or else of the environment."""
    sys.path[:0] = [str(Path(folder).resolve()) for folder in folders]
    module, _, attributes = reference.partition(":")
    found: object = importlib.import_module(module)
    for attribute in attributes.split(".") if attributes else []:
        found = getattr(found, attribute)
    return found


def main(answer: str, reference: str, *folders: str) -> None:
    """Writes a requirement a line; nothing where the backend doesn't have the hook."""
    hook = getattr(backend(reference, list(folders)), "get_requires_for_build_wheel", list)
    Path(answer).write_text("".join(f"{requirement}\n" for requirement in hook()), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
