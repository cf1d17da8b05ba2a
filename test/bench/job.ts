import { DEFAULT_LIMITS } from "../../contract/limits.ts";
import type { SandboxJob } from "../../grader-node/sandbox/types.ts";

/** What a student hands in: small, as most are. */
export const RIGHT_PROGRAM = `"""Words and numbers."""


def count_words(text):
    counts = {}
    for word in text.lower().split():
        counts[word] = counts.get(word, 0) + 1
    return counts


def is_palindrome(text):
    letters = [c for c in text.lower() if c.isalnum()]
    return letters == letters[::-1]


def fibonacci(n):
    if n < 0:
        raise ValueError("n must not be negative")
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def running_total(numbers):
    total, totals = 0, []
    for number in numbers:
        total += number
        totals.append(total)
    return totals
`;

/** The same with one fault, which two of the tests find. */
export const WRONG_PROGRAM = RIGHT_PROGRAM.replace("a, b = 0, 1", "a, b = 1, 1");

export const TEST_COUNT = 10;

const TESTS = `import unittest

from solution import count_words, fibonacci, is_palindrome, running_total


class WordsTest(unittest.TestCase):
    def test_counts_each_word(self):
        """Each word is counted."""
        self.assertEqual(count_words("a b a"), {"a": 2, "b": 1})

    def test_counts_without_case(self):
        self.assertEqual(count_words("The the THE"), {"the": 3})

    def test_counts_nothing(self):
        self.assertEqual(count_words(""), {})

    def test_palindrome(self):
        self.assertTrue(is_palindrome("A man, a plan, a canal: Panama") is True)

    def test_no_palindrome(self):
        self.assertTrue(is_palindrome("Gradewire") is False)


class NumbersTest(unittest.TestCase):
    def test_first_numbers(self):
        """The sequence begins with 0, 1, 1, 2."""
        self.assertEqual([fibonacci(n) for n in range(8)], [0, 1, 1, 2, 3, 5, 8, 13])

    def test_large_number(self):
        self.assertEqual(fibonacci(90), 2880067194370816120)

    def test_refuses_negative(self):
        with self.assertRaises(ValueError):
            fibonacci(-1)

    def test_running_total(self):
        self.assertEqual(running_total([1, 2, 3, 4]), [1, 3, 6, 10])

    def test_running_total_of_nothing(self):
        self.assertEqual(running_total([]), [])


if __name__ == "__main__":
    unittest.main()
`;

/** The one job that every variant runs; only the program differs between right and wrong. */
export const JOB: Omit<SandboxJob, "code"> = {
  module: "solution",
  isolation: "split",
  limits: DEFAULT_LIMITS,
  files: [{ path: "tests/test_solution.py", source: TESTS }],
};

/** What the variants that share one process between tests and program are sent. */
export function plainJob(code: string) {
  return { module: JOB.module, code, test_module: "test_solution", tests: TESTS };
}
