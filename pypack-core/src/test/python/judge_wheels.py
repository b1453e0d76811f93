"""Says what other tools think of wheels, all of them in one process: one line of JSON for each.

Usage: judge_wheels.py look|install WHEEL...
"""

import contextlib
import io
import json
import logging
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import warnings

import click.testing
import installer
import installer.destinations
import installer.sources
import pip._internal.cli.main
import twine.commands.check
import twine.exceptions
import uv
from check_wheel_contents.__main__ import main as check_wheel_contents


def contents(wheel):
    """The codes of check-wheel-contents; what it can't read at all has the code "refused"."""
    outcome = click.testing.CliRunner().invoke(check_wheel_contents, ["--no-config", wheel])
    codes = re.findall(r"\b(W\d{3}):", outcome.output)
    if outcome.exit_code == 0:
        return []
    return sorted(set(codes)) or ["refused"]


def twined(wheel):
    """What twine check --strict says, in the words of its messages before what differs."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    logger = logging.getLogger("twine")
    logger.addHandler(handler)
    try:
        with contextlib.redirect_stdout(said):
            if not twine.commands.check.check([wheel], strict=True):
                return []
    except twine.exceptions.InvalidDistribution:
        return ["InvalidDistribution"]
    finally:
        logger.removeHandler(handler)
    return re.findall(r"`(long_description\w*)` (?:missing|has)", said.getvalue()) or ["failed"]


def installed_by_installer(wheel, folder):
    paths = {
        scheme: os.path.join(folder, scheme) for scheme in ("purelib", "platlib", "headers", "scripts", "data")
    }
    destination = installer.destinations.SchemeDictionaryDestination(
        paths, interpreter=sys.executable, script_kind="posix"
    )
    try:
        with installer.sources.WheelFile.open(pathlib.Path(wheel)) as source:
            source.validate_record(validate_contents=True)
            installer.install(source, destination, {"INSTALLER": b"judge"})
        return ""
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def installed_by_pip(wheel, folder):
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = pip._internal.cli.main.main(
            ["install", "--isolated", "--disable-pip-version-check", "--no-input", "--no-deps", "--no-index"]
            + ["--no-compile", "--ignore-requires-python", "--target", folder, wheel]
        )
    return " ".join(said.getvalue().split()) if code else ""


def installed_by_uv(wheel, folder, cache):
    done = subprocess.run(
        [uv.find_uv_bin(), "pip", "install", "--offline", "--no-config", "--no-deps", "--no-index"]
        + ["--cache-dir", cache, "--python", sys.executable, "--target", folder, wheel],
        capture_output=True,
        text=True,
        check=False,
    )
    return " ".join(done.stderr.split()) if done.returncode else ""


def seen(wheel):
    """What is said of the file alone."""
    return {"check-wheel-contents": contents(wheel), "twine": twined(wheel)}


def installed(wheel, folder, cache):
    """What is for another platform or Python than this one, installer alone installs."""
    is_for_any = re.search(r"py3-none-any\.whl$", wheel)
    return {
        "installer": installed_by_installer(wheel, os.path.join(folder, "installer")),
        "pip": installed_by_pip(wheel, os.path.join(folder, "pip")) if is_for_any else "",
        "uv": installed_by_uv(wheel, os.path.join(folder, "uv"), cache) if is_for_any else "",
    }


def main(task, wheels):
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as cache:
        for wheel in wheels:
            with tempfile.TemporaryDirectory() as folder:
                said = seen(wheel) | (installed(wheel, folder, cache) if task == "install" else {})
            print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
