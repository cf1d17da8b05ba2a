"""What the judge says of a run that goes on, when it is asked."""

import os
import signal
import sys
import unittest

from . import support  # noqa: F401  (makes the package importable)

from gradewire.shared_run import Told
from gradewire.so_far import ASKING, SoFar, tests_so_far
from gradewire.test_files import new_test
from gradewire.test_run import INTERRUPTED

FILE = "import unittest\nclass T(unittest.TestCase):\n" + "".join(
    f"    def test_{n}(self): pass\n" for n in range(3)
)
ENTRIES = [{"path": f"tests/test_{name}.py", "source": FILE} for name in "ab"]


def ended(name, outcome="passed", **more):
    return new_test(name) | {"outcome": outcome} | more


class Asking(unittest.TestCase):
    def setUp(self):
        before = signal.getsignal(ASKING)
        self.addCleanup(signal.signal, ASKING, before)
        self.told = Told()
        self.so_far = SoFar(self.told)
        self.said = []

    def say(self, **event):
        self.said.append(event)

    def ask(self):
        os.kill(os.getpid(), ASKING)

    def end(self, name, **more):
        self.told.note("finished", ended(name, **more))

    def names(self):
        return [[test["name"] for test in event["tests"]] for event in self.said]

    def test_it_answers_with_what_has_ended_once_there_is_news(self):
        with self.so_far.said_by(self.say, ENTRIES):
            self.ask()
            self.assertEqual(self.said, [])
            self.end("test_a.T.test_0")
            self.ask()
            self.ask()
            self.end("test_a.T.test_1", outcome="failed")
            self.ask()
        first, second = "test_a.T.test_0", "test_a.T.test_1"
        self.assertEqual(self.names(), [[first], [first, second]])
        self.assertEqual(self.said[0]["event"], "so_far")

    def test_before_and_after_the_tests_it_says_nothing(self):
        self.end("test_a.T.test_0")
        self.ask()
        with self.so_far.said_by(self.say, ENTRIES):
            pass
        self.ask()
        self.assertEqual(self.said, [])

    def test_files_that_have_not_begun_are_counted_as_they_are_written(self):
        with self.so_far.said_by(self.say, ENTRIES):
            self.end("test_a.T.test_0")
            self.ask()
            self.told.collected["test_a"] = 40
            self.end("test_a.T.test_1")
            self.ask()
            for number in range(50):
                self.end(f"test_a.T.made_{number}")
            self.ask()
        self.assertEqual([event["test_count"] for event in self.said], [6, 43, 52])

    def test_another_signal_waits_and_is_not_lost(self):
        def ring(*_details):
            raise TimeoutError

        before = signal.signal(signal.SIGALRM, ring)
        self.addCleanup(signal.signal, signal.SIGALRM, before)

        def say(**event):
            os.kill(os.getpid(), signal.SIGALRM)
            self.say(**event)

        with self.so_far.said_by(say, ENTRIES):
            self.end("test_a.T.test_0")
            with self.assertRaises(TimeoutError):
                self.ask()
        self.assertEqual(self.names(), [["test_a.T.test_0"]])
        self.assertNotIn(signal.SIGALRM, signal.pthread_sigmask(signal.SIG_BLOCK, []))

    def test_another_signal_that_came_with_it_is_heeded_and_none_is_held_for_good(self):
        def ring(*_details):
            raise TimeoutError

        before = signal.signal(signal.SIGALRM, ring)
        self.addCleanup(signal.signal, signal.SIGALRM, before)
        both = {ASKING, signal.SIGALRM}
        with self.so_far.said_by(self.say, ENTRIES):
            self.end("test_a.T.test_0")
            signal.pthread_sigmask(signal.SIG_BLOCK, both)
            for number in both:
                os.kill(os.getpid(), number)
            with self.assertRaises(TimeoutError):
                signal.pthread_sigmask(signal.SIG_UNBLOCK, both)
            self.assertEqual(signal.pthread_sigmask(signal.SIG_BLOCK, []), set())
            self.ask()
        self.assertEqual(self.names()[-1:], [["test_a.T.test_0"]])

    def test_a_test_at_the_end_of_its_recursion_is_not_disturbed(self):
        def dive(depth):
            if depth > 0:
                return dive(depth - 1)
            self.ask()

        with self.so_far.said_by(self.say, ENTRIES):
            self.end("test_a.T.test_0")
            room = sys.getrecursionlimit() - len(list(frames())) - 12
            dive(room)
            self.assertEqual(self.said, [])
            self.ask()
        self.assertEqual(len(self.said), 1)


def frames():
    frame = sys._getframe()
    while frame is not None:
        yield frame
        frame = frame.f_back


class Entries(unittest.TestCase):
    def test_they_are_what_the_contract_knows_in_its_bounds(self):
        long = ended("a.T.long", "failed", message="x" * 9_000, memory=True, odd=1)
        [test] = tests_so_far([long])
        self.assertEqual(set(test), set(new_test("")))
        self.assertEqual(len(test["message"]), 8_000)
        self.assertIs(long["memory"], True)

    def test_one_that_was_interrupted_is_left_to_the_verdict(self):
        stopped = ended("a.T.b", "error", message=INTERRUPTED)
        self.assertEqual(tests_so_far([stopped, ended("a.T.c")])[0]["name"], "a.T.c")

    def test_what_is_no_test_is_none(self):
        for told in (None, 5, [None], [{}], [{"name": 5, "outcome": "passed"}], [{"name": "a"}]):
            with self.subTest(told):
                self.assertEqual(tests_so_far(told), [])

    def test_all_texts_together_have_an_end(self):
        tests = tests_so_far([ended(f"a.T.{n}", output="x" * 8_000) for n in range(200)])
        self.assertEqual(len(tests), 200)
        self.assertLess(sum(len(test["output"] or "") for test in tests), 400_000)
