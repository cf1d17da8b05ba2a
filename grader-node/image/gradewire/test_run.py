"""Runs the test files and tells what became of each test. Used by the judge, or, with
`isolation = "shared"`, by the student's process itself."""

import difflib
import pprint
import re
import sys
import unittest
import unittest.case
import unittest.util

from .assertions import (
    expected_and_actual,
    keep_objects_from_equaling_data,
    keep_sides_of_asserts,
    short_repr,
)
from .hints import about_nothing_returned
from .peer import ChannelBroken
from .test_files import TestFinder, as_written, first_line, new_test, test_files, unique

_MAX_TESTS = 2_000
INTERRUPTED = "interrupted"


class TestsUnusable(Exception):
    """The fault is in the test files themselves."""


def prepare_unittest():
    """Once in a process, or in the one that it is forked from, before run_tests()."""
    _quicken_unittest()
    keep_objects_from_equaling_data()
    keep_sides_of_asserts()


def run_tests(entries, program):
    """The list of tests with their outcomes. Raises TestsUnusable."""
    _make_room(program.module_name)
    files = test_files(entries)
    sys.meta_path[:0] = [program, TestFinder(files)]
    tests = []
    for file in files:
        tests += _run_file(file, program)
    program.settle()
    if not tests:
        raise TestsUnusable("the test files hold no test")
    if not program.imported:
        raise TestsUnusable(f"no test file imports {program.module_name}")
    if len(tests) > _MAX_TESTS:
        # Leaving some out could leave out the one that fails.
        raise TestsUnusable(f"there are {len(tests)} tests, and {_MAX_TESTS} are the most")
    return unique(tests)


# Modules that a run itself imports by name while it goes on, or whose place no program may take.
_NEEDED = frozenset(
    ["abc", "ast", "asyncio", "builtins", "codecs", "collections", "contextlib", "copy", "copyreg"]
    + ["difflib", "encodings", "enum", "errno", "functools", "gc", "gradewire", "importlib", "io"]
    + ["inspect", "itertools", "json", "keyword", "linecache", "logging", "operator", "os"]
    + ["pkgutil", "posix", "posixpath", "pprint", "re", "reprlib", "resource", "select"]
    + ["selectors", "signal", "socket", "stat", "struct", "sys", "threading", "time", "token"]
    + ["tokenize", "traceback", "types", "typing", "unittest", "warnings", "weakref", "zipimport"]
)


def _make_room(name):
    """A program may have the name of a module of the library: it is then the program that tests
    import, as from a folder with such a file. What was imported before keeps the library's."""
    if name in _NEEDED or (name.startswith("_") and name in sys.modules):
        raise TestsUnusable(
            f"a program cannot be called {name}, which is a module that running tests needs: "
            "choose another module in assignment.toml"
        )
    if name in sys.stdlib_module_names:
        sys.modules.pop(name, None)


def report_of(tests, program):
    """A run's tests, and why the program could not be imported."""
    failed = program.import_failure is not None
    return {
        "tests": tests,
        "import_failure": program.import_failure,
        "feedback": program.feedback if failed else None,
        "line": program.line if failed else None,
    }


def _run_file(file, program):
    if program.gone():
        return _listed(file)
    try:
        module = file.load()
        suite = unittest.TestLoader().loadTestsFromModule(module)
    except ChannelBroken:
        return _listed(file)
    except BaseException as error:
        return _not_loaded(file, program, error)
    result = _Result(file, program)
    tests = sorted(_flatten(suite), key=as_written(module))
    if not hasattr(module, "load_tests"):
        suite = unittest.TestSuite(tests)  # what a file orders itself keeps running in its order
    for test in tests:
        result.collect(test)
    program.collected(file.name, len(result.tests))
    program.take_printed()
    try:
        suite.run(result)
    except (ChannelBroken, KeyboardInterrupt, SystemExit):
        # unittest lets these pass on its way through fixtures: what has no outcome stays not run.
        pass
    return list(result.tests.values())


def _listed(file):
    return [new_test(*test) for test in file.listed()] or [new_test(file.name)]


def _not_loaded(file, program, error):
    """The tests of a file that stopped while it was loaded: whose fault is it?"""
    if program.import_failure is not None:
        return _listed(file)
    if program.frames(error) is None:
        if isinstance(error, SyntaxError):
            raise TestsUnusable(f"{file.path}, line {error.lineno}: {error.msg}") from None
        if isinstance(error, ModuleNotFoundError):
            raise TestsUnusable(f"{file.path}: {error}") from None
    missing = re.match(r"cannot import name '(\w+)' from '(\w+)'", str(error))
    if isinstance(error, ImportError) and missing and missing[2] == program.module_name:
        message, line = program.explain_missing(missing[1]), None
    else:
        message, line = program.explain(error)
    tests = _listed(file)
    for test in tests:
        test.update(outcome="error", message=message, line=line)
    return tests


class _Result(unittest.TestResult):
    """Keeps one entry per test method. A test passes only when it says so itself."""

    def __init__(self, file, program):
        super().__init__()
        self.file, self.program = file, program
        self.tests = {}

    def collect(self, test):
        name = self.name(test)
        method = getattr(test, getattr(test, "_testMethodName", ""), None)
        self.tests[name] = new_test(name, first_line(getattr(method, "__doc__", None)))

    def name(self, test):
        method = getattr(test, "_testMethodName", None)
        if method is None:
            return f"{self.file.name}.{test.id()}"
        return f"{self.file.name}.{type(test).__qualname__}.{method}"

    def startTest(self, test):
        super().startTest(test)
        self.program.tell("running", self.name(test))
        self.program.take_printed()
        self.program.swallowed()
        self.program.gave_nothing()

    def stopTest(self, test):
        super().stopTest(test)
        entry = self.tests[self.name(test)]
        entry["output"] = self.program.take_printed() or None
        gave_nothing = self.program.gave_nothing()
        if entry["outcome"] == "failed" and entry["actual"] == "None" and gave_nothing:
            advice = about_nothing_returned(entry["expected"], entry["output"])
            entry["message"] = f"{entry['message']}\n{advice}" if advice else entry["message"]
        swallowed = self.program.swallowed()
        if entry["outcome"] == "passed" and swallowed is not None:
            self._fail(test, "failed", swallowed)
        if self.program.gone():
            if entry["outcome"] in ("passed", "not_run") or entry["message"] is None:
                entry["outcome"] = "error"
            entry["message"] = INTERRUPTED
            entry["line"] = entry["expected"] = entry["actual"] = None
            self.stop()
        self.program.tell("finished", entry)

    def addSuccess(self, test):
        entry = self.tests[self.name(test)]
        if entry["outcome"] == "not_run":
            entry["outcome"] = "passed"

    def addExpectedFailure(self, test, err):
        self.addSuccess(test)

    def addUnexpectedSuccess(self, test):
        self.tests[self.name(test)].update(
            outcome="failed", message="This was expected to fail, and did not."
        )

    def addSkip(self, test, reason):
        if getattr(test, "_testMethodName", None) is not None:
            entry = self.tests[self.name(test)]
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
        message, line = self.program.explain(err[1])
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
        entry = self.tests[self.name(test)]
        if entry["outcome"] in ("failed", "error"):
            return
        if isinstance(error, MemoryError):
            entry["memory"] = True
        if isinstance(error, AssertionError) and self.program.frames(error) is None:
            expected, actual = expected_and_actual(error, self.program.came_from)
            message = _without_diff(str(error)) or "An assertion of the test does not hold."
            entry.update(outcome=outcome, expected=expected, actual=actual)
            entry["message"] = lead + message
            entry["line"] = None
            return
        message, line = self.program.explain(error)
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


def _quicken_unittest():
    """unittest compares long values line by line for its messages, which takes minutes for what a
    wrong program can return; expected and actual say the same."""
    difflib.ndiff = lambda *_args, **_options: iter(())
    pprint.pformat = lambda value, *_args, **_options: short_repr(value)
    for module in (unittest.case, unittest.util):
        module.safe_repr = lambda value, short=False: short_repr(value)[: 80 if short else None]
