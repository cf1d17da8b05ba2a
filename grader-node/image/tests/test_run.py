"""What the warden makes of a judge that says which tests have ended."""

import os
import socket
import types
import unittest

from . import support  # noqa: F401  (makes the package importable)

from gradewire.frames import pack, read_frame, write_all
from gradewire.run import Run
from gradewire.test_files import new_test

JOB = {"limits": {"cpuSeconds": 5, "memoryMb": 256, "outputKb": 64}, "files": []}
PASSED = new_test("a.A.b", outcome="passed")


class SoFar(unittest.TestCase):
    def setUp(self):
        ours, theirs = socket.socketpair()
        out_read, out_write = os.pipe()
        self.addCleanup(theirs.close)
        self.addCleanup(ours.close)
        self.addCleanup(os.close, out_read)
        self.out, self.judge = out_read, theirs
        self.asked = 0
        pair = types.SimpleNamespace(
            judge_fd=ours.fileno(),
            judge=os.getpid(),
            student=os.getpid(),
            ask_judge=self.count,
            end_student=lambda: None,
        )
        self.run_ = Run(pair, JOB, set())
        self.run_.out_fd, self.run_.ask_at, self.run_.started = out_write, 0.0, 0.0

    def count(self):
        self.asked += 1

    def hear(self, **event):
        write_all(self.judge.fileno(), pack(event))
        self.run_._take_event(self.run_.pair.judge_fd)

    def told(self):
        os.close(self.run_.out_fd)
        return list(iter(lambda: read_frame(self.out, 1 << 20), None))

    def test_an_answer_goes_to_the_node_in_the_bounds_of_the_contract(self):
        self.run_._ask_how_far()
        self.hear(event="so_far", tests=[PASSED | {"odd": 1}, None, {"name": ""}], test_count=3)
        self.assertEqual(self.asked, 1)
        expected = {"type": "progress", "tests": [PASSED], "testCount": 3}
        self.assertEqual(self.told(), [expected])

    def test_there_are_never_fewer_tests_than_have_ended_nor_more_than_a_run_may_have(self):
        for count in (-5, 10**9):
            self.run_.ask_at = 0.0
            self.run_._ask_how_far()
            self.hear(event="so_far", tests=[PASSED], test_count=count)
        self.assertEqual([frame["testCount"] for frame in self.told()], [1, 2_000])

    def test_it_is_not_asked_again_at_once(self):
        self.run_._ask_how_far()
        self.run_._ask_how_far()
        self.assertEqual(self.asked, 1)

    def test_a_judge_that_speaks_unasked_keeps_the_limits_from_being_looked_at_and_is_not_believed(self):
        self.run_._ask_how_far()
        for _ in range(2):
            self.hear(event="so_far", tests=[PASSED], test_count=1)
        self.assertEqual(self.run_.fault, "The judge spoke without being asked.")
        self.assertEqual(len(self.told()), 1)

    def test_nothing_is_asked_or_told_any_more_once_a_limit_has_ended_the_run(self):
        self.run_._ask_how_far()
        self.run_._stop("time_limit")
        self.run_.ask_at = 0.0
        self.run_._ask_how_far()
        self.hear(event="so_far", tests=[PASSED], test_count=1)
        self.assertEqual(self.asked, 1)
        self.assertEqual(self.told(), [])

    def test_words_that_are_none_tell_nothing(self):
        self.run_.unanswered = 4
        for event in ({"tests": 5, "test_count": 1}, {"tests": [PASSED], "test_count": "x"}):
            self.hear(event="so_far", **event)
        self.hear(event="so_far")
        self.assertEqual(self.told(), [])
