"""What the report tells a student whose program was stopped."""

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


if __name__ == "__main__":
    unittest.main()
