"""How outcomes fold into a verdict: the default is failure."""

import itertools
import unittest

from . import support  # noqa: F401  (makes the package importable)

from gradewire.verdict import LIMITS, fold


def test(outcome, message=None, **more):
    return {"name": "a.B.c", "outcome": outcome, "message": message, **more}


SKIPPED = test("not_run", "Skipped: not today")


class Fold(unittest.TestCase):
    def test_every_test_passed_is_correct(self):
        self.assertEqual(fold([test("passed"), test("passed")]), "correct")

    def test_no_test_at_all_is_not_correct(self):
        self.assertEqual(fold([]), "incorrect")

    def test_what_the_test_file_skips_is_no_fault_of_the_program(self):
        self.assertEqual(fold([test("passed"), SKIPPED]), "correct")

    def test_only_skipped_tests_prove_nothing(self):
        self.assertEqual(fold([SKIPPED]), "incorrect")

    def test_one_test_that_did_not_run_is_one_too_many(self):
        self.assertEqual(fold([test("passed"), test("not_run")]), "incorrect")

    def test_a_limit_goes_before_everything(self):
        for limit in LIMITS:
            with self.subTest(limit=limit):
                self.assertEqual(fold([test("passed")], limit=limit, died=True), limit)

    def test_an_unknown_limit_is_a_mistake_of_ours(self):
        with self.assertRaises(ValueError):
            fold([], limit="disk_limit")

    def test_a_program_that_could_not_be_read(self):
        self.assertEqual(fold([test("not_run")], import_failure="syntax"), "syntax_error")

    def test_a_program_that_could_not_be_loaded(self):
        self.assertEqual(fold([test("not_run")], import_failure="exception"), "runtime_error")

    def test_a_program_that_died_after_its_last_test(self):
        self.assertEqual(fold([test("passed")], died=True), "runtime_error")

    def test_a_test_that_ran_out_of_memory(self):
        self.assertEqual(fold([test("passed"), test("error", memory=True)]), "memory_limit")

    def test_correct_never_comes_of_anything_but_passed_and_skipped(self):
        kinds = [test("passed"), test("failed"), test("error"), test("not_run"), SKIPPED]
        for size in (1, 2, 3):
            for tests in itertools.product(kinds, repeat=size):
                expected = (
                    all(entry in (kinds[0], SKIPPED) for entry in tests) and kinds[0] in tests
                )
                self.assertEqual(fold(list(tests)) == "correct", expected)


if __name__ == "__main__":
    unittest.main()
