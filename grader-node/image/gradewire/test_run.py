"""Runs the test files and tells what became of each test. Used by the judge, or, with
`isolation = "shared"`, by the student's process itself."""

import difflib
import pprint
import sys
import time
import unittest
import unittest.case
import unittest.suite

from .assertions import expected_and_actual, short_repr
from .explain import describe_exception, describe_missing, line_of
from .peer import ChannelBroken
from .test_files import TestFinder, first_line, test_files

_MAX_TESTS = 2_000
INTERRUPTED = "interrupted"


class TestsUnusable(Exception):
    """The fault is in the test files themselves."""


class Program:
    """What a run needs to know of the program under test."""

    def __init__(self, module_name, code):
        self.module_name = module_name
        self.lines = code.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def take_printed(self):
        """What it printed since it was last asked."""
        return ""

    def came_from(self, _value):
        """Whether this value is (the very object that) the program returned."""
        return False

    def gone(self):
        """Whether it can no longer answer."""
        return False

    def swallowed(self):
        """A failed assertion of the test's own callback that the program kept to itself."""
        return None


def new_test(name, title=None, outcome="not_run", message=None):
    return {
        "name": name,
        "title": title,
        "outcome": outcome,
        "message": message,
        "expected": None,
        "actual": None,
        "line": None,
        "output": None,
    }


def list_tests(entries):
    """Every test of the files as not run."""
    return _unique([new_test(*test) for file in test_files(entries) for test in file.listed()])


def run_tests(entries, program):
    """The list of tests with their outcomes. Raises TestsUnusable."""
    _quicken_unittest()
    files = test_files(entries)
    sys.meta_path.insert(0, TestFinder(files))
    tests = []
    for file in files:
        tests += _run_file(file, program)
    if not tests:
        raise TestsUnusable("the test files hold no test")
    return _unique(tests)[:_MAX_TESTS]


def _run_file(file, program):
    if program.gone():
        return [new_test(*test) for test in file.listed()]
    try:
        suite = unittest.TestLoader().loadTestsFromModule(file.load())
    except ChannelBroken:
        return _all_failed(file, INTERRUPTED, None, only_first=True)
    except SyntaxError as error:
        if not hasattr(error, "_gradewire_frames"):
            raise TestsUnusable(f"{file.path}, line {error.lineno}: {error.msg}") from None
        return _all_failed(file, *_explained(error, program))
    except ImportError as error:
        if error.name not in (None, program.module_name):
            raise TestsUnusable(f"{file.path}: {error}") from None
        missing = getattr(error, "name_from", None)
        text = describe_missing([missing], program.module_name) if missing else str(error)
        return _all_failed(file, text, None)
    except BaseException as error:
        return _all_failed(file, *_explained(error, program))
    result = _Result(file, program)
    for test in _flatten(suite):
        result.collect(test)
    program.take_printed()
    try:
        suite.run(result)
    except BaseException as error:
        # unittest lets these pass on its way through fixtures: what has no outcome stays not run.
        if not isinstance(error, (ChannelBroken, KeyboardInterrupt, SystemExit)):
            raise
    return list(result.tests.values())


def _explained(error, program):
    return describe_exception(error, program.module_name, program.lines), line_of(error)


def _all_failed(file, message, line, only_first=False):
    tests = [new_test(*test) for test in file.listed()]
    if not tests:
        tests = [new_test(file.name)]
    for number, test in enumerate(tests):
        if number == 0 or not only_first:
            test.update(outcome="error", message=message, line=line)
    return tests


class _Result(unittest.TestResult):
    """Keeps one entry per test method. A test that passes must say so itself; nothing else counts."""

    def __init__(self, file, program):
        super().__init__()
        self.file, self.program = file, program
        self.tests = {}

    def collect(self, test):
        name = self._name(test)
        method = getattr(test, getattr(test, "_testMethodName", ""), None)
        self.tests[name] = new_test(name, first_line(getattr(method, "__doc__", None)))

    def _name(self, test):
        method = getattr(test, "_testMethodName", None)
        if method is None:
            return f"{self.file.name}.{test.id()}"
        return f"{self.file.name}.{type(test).__qualname__}.{method}"

    def startTest(self, test):
        super().startTest(test)
        self.program.take_printed()
        self.program.swallowed()

    def stopTest(self, test):
        super().stopTest(test)
        entry = self.tests[self._name(test)]
        entry["output"] = self.program.take_printed() or None
        swallowed = self.program.swallowed()
        if entry["outcome"] == "passed" and swallowed is not None:
            self._fail(test, "failed", swallowed)
        if self.program.gone():
            if entry["outcome"] in ("passed", "not_run") or entry["message"] is None:
                entry["outcome"] = "error"
            entry["message"] = INTERRUPTED
            entry["line"] = entry["expected"] = entry["actual"] = None
            self.stop()

    def addSuccess(self, test):
        entry = self.tests[self._name(test)]
        if entry["outcome"] == "not_run":
            entry["outcome"] = "passed"

    def addExpectedFailure(self, test, err):
        self.addSuccess(test)

    def addUnexpectedSuccess(self, test):
        self.tests[self._name(test)].update(
            outcome="failed", message="This was expected to fail, and did not."
        )

    def addSkip(self, test, reason):
        if getattr(test, "_testMethodName", None) is not None:
            entry = self.tests[self._name(test)]
            if entry["outcome"] == "not_run":
                entry["message"] = f"Skipped: {reason}"
            return
        for entry in self._of_fixture(test):
            entry["message"] = f"Skipped: {reason}"

    def addFailure(self, test, err):
        self._fail(test, "failed", err[1])

    def addError(self, test, err):
        if getattr(test, "_testMethodName", None) is not None:
            return self._fail(test, "error", err[1])
        # A fixture of a class or a module failed: it stands for all tests of it.
        message, line = _explained(err[1], self.program)
        for entry in self._of_fixture(test):
            if entry["outcome"] in ("not_run", "passed"):
                entry.update(outcome="error", message=message, line=line)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            outcome = "failed" if issubclass(err[0], test.failureException) else "error"
            description = subtest._subDescription()
            self._fail(test, outcome, err[1], f"{description}: " if description else "")

    def _of_fixture(self, holder):
        text = holder.id()
        named = text[text.find("(") + 1 : -1].rsplit(".", 1)[-1] if "(" in text else ""
        prefix = f"{self.file.name}.{named}." if "Class" in text else f"{self.file.name}."
        return [entry for name, entry in self.tests.items() if name.startswith(prefix)]

    def _fail(self, test, outcome, error, lead=""):
        entry = self.tests[self._name(test)]
        if entry["outcome"] in ("failed", "error"):
            return
        if isinstance(error, MemoryError):
            entry["memory"] = True
        if isinstance(error, AssertionError) and not hasattr(error, "_gradewire_frames"):
            expected, actual = expected_and_actual(error, self.program.came_from)
            message = _without_diff(str(error)) or "An assertion of the test does not hold."
            entry.update(outcome=outcome, expected=expected, actual=actual)
            entry["message"] = lead + message
            entry["line"] = None
            return
        message, line = _explained(error, self.program)
        entry.update(outcome=outcome, message=lead + message, line=line)


def _without_diff(text):
    """unittest's message without the blank tail that its left-out diff leaves."""
    return "\n".join(line for line in text.splitlines() if line.strip())[:4_000]


def _flatten(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from _flatten(test)
        else:
            yield test


def _unique(tests):
    """The same list with a number behind names that come twice."""
    seen = {}
    for test in tests:
        test["name"] = test["name"][:280]
        count = seen[test["name"]] = seen.get(test["name"], 0) + 1
        if count > 1:
            test["name"] = f"{test['name']}#{count}"
    return tests


def _quicken_unittest():
    """unittest compares long values line by line for its messages, which takes minutes for what a
    wrong program can return; expected and actual say the same."""
    difflib.ndiff = lambda *_args, **_options: iter(())
    pprint.pformat = lambda value, *_args, **_options: short_repr(value)
    unittest.case.safe_repr = lambda value, short=False: short_repr(value)[: 80 if short else None]


def milliseconds_since(start):
    return max(0, round((time.monotonic() - start) * 1000))
