"""Whole test files against a program in a process of its own: how they find it, and what a student
reads."""

import json
import subprocess
import sys
import unittest

from . import support
from .pairing import Pairing

# A run changes unittest and the import system of its process.
RUN = """
import json, sys
from tests.pairing import Pairing
from gradewire.compiled_tests import add_compiled
from gradewire.program import RemoteProgram
from gradewire.test_run import TestsUnusable, prepare_unittest, run_tests
name, code, source, compiled = json.loads(sys.argv[1])
pairing = Pairing(code, name)
pairing.__enter__()
prepare_unittest()
try:
    files = [{"path": "tests/test_a.py", "source": source}]
    if compiled:
        add_compiled({"isolation": "split", "files": files})
    ended = run_tests(files, RemoteProgram(name, code, pairing.peer))
except TestsUnusable as error:
    ended = str(error)
pairing.__exit__()
print(json.dumps(ended))
"""


def run(code, test, name="solution", compiled=True):
    """The entry of the one test, whose body is given, or why there is none."""
    source = f"import unittest, {name}\nclass T(unittest.TestCase):\n  def test(self):\n    {test}\n"
    command = [sys.executable, "-B", "-c", RUN, json.dumps([name, code, source, compiled])]
    ended = subprocess.run(command, capture_output=True, cwd=support.IMAGE, check=True)
    tests = json.loads(ended.stdout)
    return tests if isinstance(tests, str) else tests[0]


class Compiled(unittest.TestCase):
    def test_ahead_or_not_it_is_the_same_test(self):
        for test in (
            "assert solution.f(1) == 2",
            "assert solution.f(1) == 3, 'three'",
            "assert abs(solution.f(1) - 2.5) < 1",
            "self.assertEqual(solution.f(1), 3)",
            "self.assertEqual(solution.f(1), '\\ud800')",
        ):
            with self.subTest(test=test):
                ahead, later = (run("def f(x): return x + 1", test, compiled=c) for c in (1, 0))
                self.assertEqual(ahead, later)

    def test_what_cannot_be_compiled_is_explained(self):
        self.assertRegex(run("", "self.assertEqual(1, 1"), r"tests/test_a.py, line 4: .* never closed")


class Functions(unittest.TestCase):
    def test_what_came_with_the_import_is_not_asked_for_again(self):
        with Pairing("def f(): return 1\ndef g(): return 2") as module:
            peer, _number = vars(module)["_gradewire_module"]
            calls = peer.calls
            module.f, module.g
            self.assertEqual(peer.calls, calls)
            self.assertEqual((module.f(), module.g()), (1, 2))

    def test_what_came_with_the_import_may_have_changed_since(self):
        code = "def f(): return 1\ndef swap():\n    global f\n    f = lambda: 2"
        test = "solution.swap(); self.assertEqual(solution.f(), 2)"
        self.assertEqual(run(code, test)["outcome"], "passed")


class Names(unittest.TestCase):
    def test_a_program_may_be_called_as_a_module_of_the_library(self):
        for name in ("queue", "calendar", "statistics", "string", "random", "csv", "heapq"):
            with self.subTest(name=name):
                own = f"import {name}\nself.assertEqual({name}.mean([1, 2]), 5)"
                test = own.replace("\n", "\n    ")
                self.assertEqual(run("def mean(xs): return 5", test, name)["outcome"], "passed")
                self.assertEqual(run("def mean(xs): return 4", test, name)["outcome"], "failed")

    def test_a_program_is_not_called_as_what_a_run_needs(self):
        for name in ("json", "unittest", "gradewire"):
            with self.subTest(name=name):
                self.assertRegex(run("x = 1", "pass", name), f"cannot be called {name}")


class Advice(unittest.TestCase):
    ADVICE = "Does every way through it end with a return?"

    def test_for_a_function_that_gave_back_nothing(self):
        test = "self.assertEqual(solution.f(), 3)"
        self.assertIn(self.ADVICE, run("def f(): pass", test)["message"])

    def test_not_for_another_none(self):
        for test in (
            "self.assertEqual(solution.x, 3)",
            "self.assertEqual({}.get(1), 3)",
            "solution.f(); self.assertEqual(solution.x, 3)",
        ):
            with self.subTest(test=test):
                entry = run("x = None\ndef f(): pass", test)
                self.assertEqual((entry["outcome"], entry["actual"]), ("failed", "None"))
                self.assertNotIn("every way through", entry["message"])


class Messages(unittest.TestCase):
    def test_nothing_internal_is_in_them(self):
        code = "class C:\n    def f(self): pass"
        for test in (
            "self.assertIn('g', vars(solution.C))",
            "self.assertEqual(vars(solution.C), {})",
            "self.assertEqual(solution.C.__bases__, ())",
            "self.assertEqual(solution.C.f, 1)",
            "self.assertEqual([solution.C().f], 1)",
        ):
            with self.subTest(test=test):
                entry = run(code, test)
                self.assertEqual(entry["outcome"], "failed")
                self.assertNotIn("gradewire", json.dumps(entry))


if __name__ == "__main__":
    unittest.main()
