"""Runs the tests of a module with pytest, or with unittest where there is no pytest, and reports them as JUnit XML.

Tests that hang are stopped by this script, which then shows where each thread was. It runs on CPython 3.9 and later, with
no package but those of the environment that it is run in. It is a plugin of pytest too, so that the processes of
pytest-xdist know what is asked for. It has no assertions, so PYTEST_DONT_REWRITE: pytest would warn that it can't.
"""

from __future__ import annotations

import argparse
import faulthandler
import fnmatch
import importlib.util
import os
import re
import sys
import threading
import time
import traceback
import unittest
from dataclasses import asdict, dataclass, field
from pathlib import Path
from xml.etree import ElementTree

NO_TESTS = 5
TIMED_OUT = 124
LAST_SECONDS = 10
ERRORS = os.fdopen(os.dup(2), "w")
"""Where this process began to write, which pytest captures."""

NOT_IN_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def is_selected(patterns: list[str], module: str, owner: str, function: str) -> bool:
    """Whether one of the patterns means a test.

    A pattern is the name of a module or of a class, and after ``#`` that of a function, each with ``*`` and ``?``.
    Without patterns every test is meant.
    """
    for pattern in patterns:
        where, _, what = pattern.partition("#")
        where = where[:-3] if where.endswith(".py") else where
        places = [module, owner] if owner else [module]
        meant = not where or any(fnmatch.fnmatchcase(place, where) for place in places)
        if meant and (not what or fnmatch.fnmatchcase(function, what)):
            return True
    return not patterns


@dataclass
class Asked:
    """What is asked of a run.

    Attributes:
        patterns: the tests that are run; all, if there are none.
        limit: how many seconds they may take; as many as they like, with 0.
        begun: when the run began, in seconds since 1970.
    """

    patterns: list[str] = field(default_factory=list)
    limit: float = 0.0
    begun: float = field(default_factory=time.time)

    def watch(self) -> None:
        """Ends this process when the time is over, and shows where it is then."""
        if not self.limit:
            return
        left = max(0.0, self.begun + self.limit - time.time())
        timer = threading.Timer(left, self.end)
        timer.daemon = True
        timer.start()
        # Code that never gives the lock of the interpreter back stops that timer, and not this one.
        faulthandler.dump_traceback_later(left + 1, file=ERRORS)

    def end(self) -> None:
        """Shows where each thread is, and ends this process."""
        print(f"The tests have taken longer than {self.limit:g} s. This is where they are:", file=ERRORS, flush=True)
        faulthandler.dump_traceback(file=ERRORS, all_threads=True)
        ERRORS.flush()
        # Whoever has started this process ends it soon, with all that the tests have started.
        time.sleep(LAST_SECONDS)
        os._exit(TIMED_OUT)


asked = Asked()
"""What is asked of this process, where it is one of pytest's."""


def pytest_configure(config) -> None:
    """Called by pytest when its options are known, in each of its processes."""
    told = getattr(config, "workerinput", {}).get("pypack")
    if told:
        asked.__dict__.update(told)
        asked.watch()
    elif config.pluginmanager.hasplugin("xdist"):
        config.pluginmanager.register(Workers())


class Workers:
    """A plugin of pytest-xdist that tells its processes what is asked for."""

    def pytest_configure_node(self, node) -> None:
        """Called by pytest-xdist before a process begins."""
        node.workerinput["pypack"] = asdict(asked)


def pytest_collection_modifyitems(config, items) -> None:
    """Called by pytest with all tests that it has found; leaves out what is not selected."""
    selected, others = [], []
    for item in items:
        owner = item.cls.__name__ if getattr(item, "cls", None) else ""
        function = getattr(item, "originalname", None) or item.name
        (selected if is_selected(asked.patterns, item.path.stem, owner, function) else others).append(item)
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = selected


def by_pytest(options: argparse.Namespace) -> int:
    """Runs pytest; its exit codes are 0, 1 where a test failed, 5 where there was none, and others."""
    import pytest

    script = Path(__file__)
    sys.path.append(str(script.parent))
    importlib.import_module(script.stem).asked.__dict__.update(asdict(asked))
    words = [
        "-p",
        script.stem,
        f"--junit-xml={options.report}",
        "--override-ini=junit_family=xunit1",
        f"--override-ini=junit_suite_name={options.suite}",
        f"--override-ini=cache_dir={options.cache}",
        f"--rootdir={os.getcwd()}",
    ]
    if options.alone:
        words += ["--override-ini=pythonpath=", "--import-mode=append"]
    if options.coverage:
        words += [f"--cov={each}" for each in options.coverage] + [f"--cov-report=xml:{options.coverage_report}"]
    return int(pytest.main(words + options.folders))


def printable(text: str) -> str:
    """A text without the characters that XML can't hold."""
    return NOT_IN_XML.sub("?", text)


class Result(unittest.TextTestResult):
    """Collects a test case of JUnit XML for each test."""

    def __init__(self, *arguments, **named) -> None:
        super().__init__(*arguments, **named)
        self.cases: list[ElementTree.Element] = []
        self.begun = 0.0

    def startTest(self, test) -> None:
        """Called by unittest before a test."""
        self.begun = time.perf_counter()
        super().startTest(test)

    def case(self, test, kind: str = "", message: str = "", text: str = "") -> None:
        """Notes how a test ended."""
        where, _, name = test.id().rpartition(".")
        taken = time.perf_counter() - self.begun if self.begun else 0.0
        case = ElementTree.Element("testcase", classname=where, name=printable(name), time=f"{taken:.3f}")
        if kind:
            ElementTree.SubElement(case, kind, message=printable(message)).text = printable(text)
        self.cases.append(case)

    def addSuccess(self, test) -> None:
        """Called by unittest for a test that passed."""
        super().addSuccess(test)
        self.case(test)

    def addFailure(self, test, err) -> None:
        """Called by unittest for an assertion that doesn't hold."""
        super().addFailure(test, err)
        self.case(test, "failure", str(err[1]), "".join(traceback.format_exception(*err)))

    def addError(self, test, err) -> None:
        """Called by unittest for any other exception."""
        super().addError(test, err)
        self.case(test, "error", str(err[1]), "".join(traceback.format_exception(*err)))

    def addSkip(self, test, reason) -> None:
        """Called by unittest for a test that is left out."""
        super().addSkip(test, reason)
        self.case(test, "skipped", reason)

    def addExpectedFailure(self, test, err) -> None:
        """Called by unittest for a failure that was expected."""
        super().addExpectedFailure(test, err)
        self.case(test)

    def addUnexpectedSuccess(self, test) -> None:
        """Called by unittest for a test that passed and should not."""
        super().addUnexpectedSuccess(test)
        self.case(test, "failure", "it was expected to fail")

    def addSubTest(self, test, subtest, err) -> None:
        """Called by unittest for a part of a test."""
        super().addSubTest(test, subtest, err)
        if err is not None:
            kind = "failure" if issubclass(err[0], test.failureException) else "error"
            self.case(subtest, kind, str(err[1]), "".join(traceback.format_exception(*err)))


def cases(suite) -> list[unittest.TestCase]:
    """All test cases of a suite, and of those in it."""
    found = []
    for each in suite:
        found += cases(each) if isinstance(each, unittest.TestSuite) else [each]
    return found


def by_unittest(options: argparse.Namespace) -> int:
    """Runs unittest, with the exit codes of pytest."""
    loader = unittest.TestLoader()
    found = []
    for folder in options.folders:
        found += cases(loader.discover(folder, top_level_dir=folder))
    selected = [
        test
        for test in found
        if is_selected(options.select, type(test).__module__.rpartition(".")[2], type(test).__name__,
                       getattr(test, "_testMethodName", ""))
        or type(test).__name__ == "_FailedTest"
    ]
    if not selected:
        print("No tests were found.")
        return NO_TESTS
    begun = time.perf_counter()
    result = unittest.TextTestRunner(sys.stdout, resultclass=Result, verbosity=1).run(unittest.TestSuite(selected))
    kinds = [child.tag for case in result.cases for child in case]
    suite = ElementTree.Element(
        "testsuite",
        name=options.suite,
        tests=str(len(result.cases)),
        failures=str(kinds.count("failure")),
        errors=str(kinds.count("error")),
        skipped=str(kinds.count("skipped")),
        time=f"{time.perf_counter() - begun:.3f}",
    )
    suite.extend(result.cases)
    ElementTree.ElementTree(suite).write(options.report, encoding="utf-8", xml_declaration=True)
    return 0 if result.wasSuccessful() else 1


def main() -> int:
    """Reads the arguments, and runs the tests."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--report", required=True)
    parser.add_argument("--suite", required=True)
    parser.add_argument("--cache", required=True)
    parser.add_argument("--limit", type=float, default=0.0)
    parser.add_argument("--select", action="append", default=[])
    parser.add_argument("--coverage", action="append", default=[])
    parser.add_argument("--coverage-report")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("folders", nargs="*")
    options = parser.parse_args()
    # The folder of this script is no place to import tests from.
    sys.path[:] = [each for each in sys.path if Path(each or ".").resolve() != Path(__file__).resolve().parent]
    asked.patterns, asked.limit = options.select, options.limit
    asked.watch()
    if importlib.util.find_spec("pytest") is not None:
        return by_pytest(options)
    print("pytest is not in the lock, so unittest runs the tests.")
    return by_unittest(options)


if __name__ == "__main__":
    sys.exit(main())
