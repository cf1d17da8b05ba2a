import { BAD, GOOD, type Sample } from "./programs.ts";

/** What surrounds a call, as a test may change or watch it. */
export const SURROUNDED: Sample[] = [
  {
    name: "patched library, typed input, logs, warnings, zones and parameters",
    code: `
import logging, random, sys, time, warnings
from datetime import datetime
from zoneinfo import ZoneInfo
def play(sides, rounds=2):
    time.sleep(1_000)
    warnings.warn("slow", DeprecationWarning)
    logging.getLogger("game").warning("rolled %d", random.randint(1, sides))
    return [line.strip() for line in sys.stdin]
def noon(): return datetime(2024, 6, 1, 12, tzinfo=ZoneInfo("Europe/Berlin"))
`,
    verdict: "correct",
    test: `
import inspect
import io
import unittest
from datetime import datetime, timezone
from unittest.mock import patch
from solution import noon, play

class TestGame(unittest.TestCase):
    @patch("sys.stdin", io.StringIO("a\\nb\\n"))
    @patch("random.randint", return_value=4)
    @patch("solution.time.sleep")
    def test_play(self, sleep, roll):
        with self.assertWarns(DeprecationWarning), self.assertLogs("game") as logs:
            self.assertEqual(play(6), ["a", "b"])
        self.assertEqual(logs.output, ["WARNING:game:rolled 4"])
        sleep.assert_called_once_with(1_000)
        roll.assert_called_once_with(1, 6)

    def test_parameters(self):
        self.assertEqual(list(inspect.signature(play).parameters), ["sides", "rounds"])
        self.assertIn("randint", inspect.getsource(play))

    def test_noon(self):
        self.assertEqual(noon(), datetime(2024, 6, 1, 10, tzinfo=timezone.utc))
`,
  },
];

/** One interpreter for test and program, where an assignment asks for it. */
export const SHARED: Sample[] = [
  { name: "a right answer", code: GOOD, verdict: "correct", isolation: "shared" },
  {
    name: "a wrong answer",
    code: BAD,
    verdict: "incorrect",
    isolation: "shared",
    says: /"expected":"3","actual":"0"/,
  },
  {
    name: "an exception while loading",
    code: "x = 1 / 0\n",
    verdict: "runtime_error",
    isolation: "shared",
  },
  {
    name: "a loop without end",
    code: "def add(a, b):\n    while True: pass\n",
    verdict: "time_limit",
    isolation: "shared",
    limits: { cpuSeconds: 0.5 },
  },
  {
    name: "a test that finished before a loop without end",
    code: "def add(a, b):\n    while a == 1: pass\n    return a + b\n",
    verdict: "time_limit",
    isolation: "shared",
    limits: { cpuSeconds: 0.5 },
    says: /test_big","title":null,"outcome":"passed".*"outcome":"error".*stopped during this test/,
  },
  {
    name: "a test that finished before the program ended itself",
    code: "import os\ndef add(a, b):\n    if a == 1: os._exit(0)\n    return a + b\n",
    verdict: "runtime_error",
    isolation: "shared",
    says: /test_big","title":null,"outcome":"passed".*"outcome":"error"/,
  },
];
