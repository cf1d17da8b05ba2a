"""Whole test files against a program in a process of its own: how they find it, and what a student
reads."""

import json
import subprocess
import sys
import unittest

from . import support
from .pairing import Pairing

from gradewire.compiled_tests import CompiledTests, compile_all
from gradewire.test_files import test_files

# A run changes unittest and the import system of its process.
RUN = """
import json, sys
from tests.pairing import Pairing
from gradewire.compiled_tests import compile_all
from gradewire.test_files import test_files
from gradewire.program import RemoteProgram
from gradewire.test_run import TestsUnusable, prepare_unittest, run_tests
name, code, source, compiled = json.loads(sys.argv[1])
pairing = Pairing(code, name)
pairing.__enter__()
prepare_unittest()
try:
    files = [{"path": "tests/test_a.py", "source": source}]
    if compiled:
        files[0]["compiled"] = compile_all(test_files(files))[0]
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


class Kept(unittest.TestCase):
    def job(self, *sources, isolation="split"):
        files = [{"path": "tests/test_a.py", "source": source} for source in sources]
        return {"isolation": isolation, "files": files}

    def test_code_is_kept_for_the_jobs_that_follow(self):
        kept, job = CompiledTests(), self.job("x = 1")
        self.assertTrue(kept.add_to(job))
        kept.keep(job, compile_all(test_files(job["files"])))
        self.assertFalse(kept.add_to(job))
        self.assertIsNotNone(job["files"][0]["compiled"])
        self.assertFalse(kept.add_to(shared := self.job("x = 1", isolation="shared")))
        self.assertIsNone(shared["files"][0]["compiled"])

    def test_code_that_is_far_larger_than_its_source_is_not_kept(self):
        source = "".join(f"a{n} = '{n:04}' * 1000\n" for n in range(1600))
        self.assertEqual(compile_all(test_files(self.job(source)["files"])), [None])

    def test_what_is_kept_has_an_end(self):
        kept = CompiledTests()
        for n in range(40):
            job = self.job(f"x = {n}")
            kept.add_to(job)
            kept.keep(job, ["x" * 200_000])
        self.assertTrue(kept.add_to(self.job("x = 0")))
        self.assertFalse(kept.add_to(self.job("x = 39")))


class Threads(unittest.TestCase):
    def test_a_call_that_a_test_does_not_wait_for_disturbs_no_other(self):
        code = (
            "import time\ndef slow():\n    end = time.time() + .4\n"
            "    while time.time() < end:\n        print('.', end='', flush=True)\n"
            "        time.sleep(.0001)\ndef g(): return 2\n"
        )
        test = (
            "import threading, time\n"
            "    asking = threading.Thread(target=solution.slow)\n"
            "    asking.start()\n"
            "    peer = vars(solution)['_gradewire_module'][0]\n"
            "    while asking.is_alive():\n"
            "        peer.transport.take_printed()\n"
            "    self.assertEqual(solution.g(), 2)"
        )
        self.assertEqual(run(code, test)["outcome"], "passed")

    def test_after_an_alarm_no_answer_is_taken_for_another(self):
        code = "import time\ndef slow():\n    time.sleep(.3)\n    return 1\ndef g(): return 2\n"
        test = (
            "import signal\n"
            "    def ring(*_): raise TimeoutError\n"
            "    signal.signal(signal.SIGALRM, ring)\n"
            "    signal.setitimer(signal.ITIMER_REAL, .1)\n"
            "    try: solution.slow()\n"
            "    except TimeoutError: pass\n"
            "    self.assertEqual(solution.g(), 1)"
        )
        self.assertEqual(run(code, test)["outcome"], "error")


class Functions(unittest.TestCase):
    def test_what_came_with_the_import_is_not_asked_for_again(self):
        with Pairing("def f(): return 1\ndef g(): return 2") as module:
            peer, _number = vars(module)["_gradewire_module"]
            calls = peer.calls
            module.f, module.g
            self.assertEqual(peer.calls, calls)
            self.assertEqual((module.f(), module.g()), (1, 2))

    def test_they_come_only_where_they_cannot_change_unasked(self):
        odd = "\nimport sys, types\nclass M(types.ModuleType): pass\nsys.modules[__name__].__class__ = M"
        timer = "\nimport threading\nthreading.Timer(9, print).start()"
        long = "\nglobals()['x' * 200] = f"
        for extra in (odd, timer, long):
            with self.subTest(extra=extra), Pairing("def f(): return 1" + extra) as module:
                peer, _number = vars(module)["_gradewire_module"]
                calls = peer.calls
                module.f
                self.assertEqual(peer.calls == calls, extra is long)

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
