"""What is told of a run that goes on."""

import time
import unittest
from types import SimpleNamespace

from . import support  # noqa: F401  (makes the package importable)

from gradewire import so_far
from gradewire.so_far import SoFar
from gradewire.test_files import new_test
from gradewire.test_run import INTERRUPTED

SOURCE = """
import unittest
class T(unittest.TestCase):
    def test_a(self): pass
    def test_b(self): pass
    def test_c(self): pass
"""
FILES = [{"path": "tests/test_x.py", "source": SOURCE}]


class Told(unittest.TestCase):
    def setUp(self):
        self.now = 100.0
        self.said = []
        so_far.time = SimpleNamespace(monotonic=lambda: self.now)
        self.addCleanup(setattr, so_far, "time", time)
        self.run_so_far = SoFar(FILES, lambda **event: self.said.append(event))

    def end(self, name, **fields):
        self.run_so_far.hear("finished", {**new_test(name, outcome="passed"), **fields})

    def names(self):
        return [[test["name"] for test in event["tests"]] for event in self.said]

    def test_a_short_run_says_nothing(self):
        for name in "abc":
            self.end(name)
        self.assertEqual(self.said, [])

    def test_what_ended_early_is_told_after_half_a_second_of_waiting(self):
        self.assertIsNone(self.run_so_far.tell_if_due())
        self.now += 0.1
        self.end("a")
        self.assertEqual(self.run_so_far.tell_if_due(), 401)
        self.now += 0.41
        self.assertIsNone(self.run_so_far.tell_if_due())
        self.assertEqual(self.names(), [["a"]])
        self.assertEqual(self.said[0]["test_count"], 3)
        self.assertIsNone(self.run_so_far.tell_if_due())

    def test_no_more_than_four_times_a_second(self):
        self.now += 1
        for _ in range(100):
            self.end(f"{self.now}")
            self.now += 0.01
        self.assertLessEqual(len(self.said), 5)

    def test_a_test_that_was_cut_off_has_not_ended(self):
        self.now += 1
        self.end("a", outcome="error", message=INTERRUPTED)
        self.assertEqual(self.said, [])

    def test_texts_are_shortened_as_the_verdicts_are(self):
        self.now += 1
        self.end("a", message="x" * 10_000, memory=True)
        (test,) = self.said[0]["tests"]
        self.assertEqual(len(test["message"]), 8_000)
        self.assertNotIn("memory", test)
