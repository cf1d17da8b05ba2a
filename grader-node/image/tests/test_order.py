"""Tests are told in the order in which they are written, whatever became of them."""

import json
import subprocess
import sys
import unittest

from . import support  # noqa: F401  (makes the package importable)

from gradewire.test_files import list_tests

SOURCE = """
import unittest
from solution import add

class Shared:
    def test_shared(self):
        self.assertTrue(add)

class TestZ(Shared, unittest.TestCase):
    def test_second(self):
        self.assertTrue(add)
    def test_first(self):
        self.assertTrue(add)

class TestA(TestZ):
    def test_b(self):
        self.assertTrue(add)
    def test_a(self):
        self.assertTrue(add)
    def test_first(self):
        self.assertTrue(add)
"""
NAMES = [
    "TestZ.test_second",
    "TestZ.test_first",
    "TestZ.test_shared",
    "TestA.test_b",
    "TestA.test_a",
    "TestA.test_first",
    "TestA.test_second",
    "TestA.test_shared",
]
FILES = [
    {"path": "examples/test_z.py", "source": SOURCE},
    {"path": "tests/test_a.py", "source": SOURCE},
]
WANTED = [f"{stem}.{name}" for stem in ("test_z", "test_a") for name in NAMES]

# A run changes unittest and the import system of its process.
RUN = """
import json, sys
from gradewire.program import LocalProgram
from gradewire.test_run import run_tests
out = sys.stdout
tests = run_tests(json.loads(sys.argv[1]), LocalProgram("solution", "add = 1", lambda *_: None))
print(json.dumps([[test["name"], test["outcome"]] for test in tests]), file=out)
"""


def run(files):
    command = [sys.executable, "-c", RUN, json.dumps(files)]
    ended = subprocess.run(command, capture_output=True, cwd=support.IMAGE, check=True)
    return json.loads(ended.stdout)


class Order(unittest.TestCase):
    def test_where_nothing_ran(self):
        self.assertEqual([test["name"] for test in list_tests(FILES)], WANTED)

    def test_where_all_ran(self):
        self.assertEqual(run(FILES), [[name, "passed"] for name in WANTED])

    def test_where_the_file_loads_its_tests_itself(self):
        own = SOURCE + "def load_tests(loader, tests, pattern): return tests\n"
        files = [{"path": "tests/test_a.py", "source": own}]
        self.assertEqual([name for name, _ in run(files)], WANTED[len(NAMES) :])


if __name__ == "__main__":
    unittest.main()
