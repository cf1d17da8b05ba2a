"""What the report tells a student whose program was stopped."""

import json
import unittest

from . import support  # noqa: F401  (makes the package importable)

from gradewire.report import result_of

JOB = {"isolation": "split", "limits": {"cpuSeconds": 5, "memoryMb": 256, "outputKb": 64}}
INTERRUPTED = {"name": "a.B.c", "outcome": "error", "message": "interrupted"}


def stopped(cause, cpu_ms):
    report = {"tests": [dict(INTERRUPTED)], "broken": True}
    seen = {"limit": "time_limit", "cause": cause, "status": 9, "memory_kb": 1}
    return result_of(JOB, report, cpu_ms=cpu_ms, **seen)


class TimeLimit(unittest.TestCase):
    def test_a_program_that_computed_too_long_hears_of_its_cpu_limit(self):
        self.assertRegex(stopped(None, 5_010)["feedback"], "computed longer than the 5 s .* loop")

    def test_a_program_that_slept_hears_of_the_clock_and_not_of_its_cpu_limit(self):
        feedback = stopped("waited", 2)["feedback"]
        self.assertRegex(feedback, "program waited or slept too long: 14 s .* 0.0 s.*sleep")
        self.assertNotIn("loop", feedback)

    def test_tests_that_do_not_end_with_its_result_are_told_as_such(self):
        self.assertRegex(stopped("tests held up", 2)["feedback"], "tests did not come to an end")

    def test_all_are_time_limits_and_the_test_says_the_same(self):
        for cause in (None, "waited", "tests held up"):
            with self.subTest(cause):
                result = stopped(cause, 2)
                self.assertEqual(result["verdict"], "time_limit")
                self.assertIn(result["feedback"], result["tests"][0]["message"])


class Bounds(unittest.TestCase):
    def result(self, tests, status=0, **report):
        seen = {"limit": None, "status": status, "cpu_ms": 1, "memory_kb": 1}
        return result_of(JOB, {"tests": tests, **report}, **seen)

    def test_every_number_of_a_signal_has_a_sentence(self):
        for status in range(1, 65):
            with self.subTest(status):
                died = self.result([dict(INTERRUPTED)], status, broken=True)
                self.assertEqual(died["verdict"], "runtime_error")
                self.assertTrue(died["feedback"].startswith("The program "))

    def test_a_line_beyond_what_json_readers_take_is_left_out(self):
        test = {"name": "a", "outcome": "failed", "line": 1 << 60}
        result = self.result([test], import_failure="exception", line=1 << 60)
        self.assertEqual((result["line"], result["tests"][0]["line"]), (None, None))

    def test_long_texts_of_many_tests_are_left_out_before_any_outcome(self):
        text = "\U0001f600" * 4_000
        keys = ("message", "expected", "actual", "output")
        tests = [
            {"name": f"t{n}", "outcome": "failed", **dict.fromkeys(keys, text)} for n in range(2_000)
        ]
        result = self.result(tests)
        self.assertLess(len(json.dumps(result)), 8 << 20)
        self.assertEqual(len(result["tests"]), 2_000)
        self.assertIsNotNone(result["tests"][0]["message"])


if __name__ == "__main__":
    unittest.main()
