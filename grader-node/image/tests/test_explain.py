"""What students read: their own lines, a hint, and nothing of the tests' source."""

import unittest

from . import support  # noqa: F401  (makes the package importable)

from gradewire.assertions import (
    Comparison,
    expected_and_actual,
    keep_sides_of_asserts,
    rewrite_asserts,
    short_repr,
)
from gradewire.explain import describe_exception, describe_syntax_error
from gradewire.hints import hint
from gradewire.report import clip


def syntax_error_of(code):
    try:
        compile(code, "solution.py", "exec")
    except (SyntaxError, ValueError) as error:
        return error
    raise AssertionError("it compiles")


def failure_of(check):
    try:
        check()
    except AssertionError as error:
        return error
    raise AssertionError("it holds")


def from_nowhere(_value):
    return False


class Syntax(unittest.TestCase):
    def test_the_line_and_a_caret_under_the_character(self):
        text, line = describe_syntax_error(syntax_error_of("x = 1\nprint((x)\n"))
        self.assertEqual(line, 2)
        shown, caret = text.splitlines()[1:3]
        self.assertEqual(shown.index("("), caret.index("^"))

    def test_what_is_no_syntax_error_to_python_still_has_a_sentence(self):
        text, line = describe_syntax_error(
            UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")
        )
        self.assertRegex(text, "cannot read the program.*surrogates")
        self.assertIsNone(line)

    def test_the_commonest_mistakes_have_a_hint(self):
        for code, expected in (
            ("def f()\n    pass\n", "colon is missing"),
            ("print('hello)\n", "closing quote"),
            ("def f():\npass\n", "must be indented"),
            ("if x = 1:\n    pass\n", "two == compare"),
            ("if True:\n\tx = 1\n        y = 2\n", "tabs and spaces"),
        ):
            with self.subTest(code=code):
                self.assertRegex(describe_syntax_error(syntax_error_of(code))[0], expected)


class Exceptions(unittest.TestCase):
    def test_frames_are_the_programs_own_with_their_lines(self):
        text = describe_exception(
            ZeroDivisionError("division by zero"),
            [(4, "<module>"), (2, "half")],
            "solution",
            ["def half(x):", "    return x / 0", "", "half(1)"],
        )
        self.assertEqual(
            text.splitlines()[:5],
            [
                "solution.py, line 4",
                "    half(1)",
                "solution.py, line 2, in half",
                "    return x / 0",
                "ZeroDivisionError: division by zero",
            ],
        )

    def test_a_function_that_calls_itself_is_told_once(self):
        text = describe_exception(
            RecursionError("too deep"), [(1, "f")] * 40 + [(2, "g")], "solution", ["f()", "1 / 0"]
        )
        self.assertEqual(
            text.splitlines()[:4],
            [
                "solution.py, line 1, in f",
                "    f()",
                "    … again and again",
                "solution.py, line 2, in g",
            ],
        )

    def test_a_frame_past_the_end_of_the_program_has_no_source(self):
        text = describe_exception(KeyError("k"), [(99, "f")], "solution", ["x = 1"])
        self.assertEqual(text.splitlines()[0], "solution.py, line 99, in f")

    def test_twenty_of_the_commonest_errors_are_explained(self):
        wrong = [
            lambda: undefined,  # noqa: F821
            lambda: "1" + 1,
            lambda: 1 + "1",
            lambda: None[0],
            lambda: None.x,
            lambda: (1).x,
            lambda: [][0],
            lambda: {}["k"],
            lambda: int("x"),
            lambda: float("x"),
            lambda: 1 / 0,
            lambda: (1)(),
            lambda: 5[0],
            lambda: list(5),
            lambda: {[]: 1},
            lambda: (lambda x: x)(),
            lambda: (lambda: 0)(1),
            lambda: (lambda a, b: 0)(*[1, 2, 3]),
            lambda: exec("a, b = 1, 2, 3"),
            lambda: exec("import nosuchmodule"),
            lambda: open("nosuchfile"),
            lambda: exec("def f():\n  x += 1\nf()"),
        ]
        for call in wrong:
            try:
                call()
            except Exception as error:
                self.assertIsNotNone(hint(type(error).__name__, str(error)), repr(error))


class Sides(unittest.TestCase):
    def test_the_first_value_is_the_actual_one(self):
        error = failure_of(lambda: self.assertEqual([1], [2]))
        self.assertEqual(expected_and_actual(error, from_nowhere), ("[2]", "[1]"))

    def test_unless_the_second_came_from_the_program(self):
        answer = [1]
        error = failure_of(lambda: self.assertEqual([2], answer))
        sides = expected_and_actual(error, lambda value: value is answer)
        self.assertEqual(sides, ("[2]", "[1]"))

    def test_other_assertions_say_what_they_wanted(self):
        for check, expected in (
            (lambda: self.assertTrue(0), ("True", "0")),
            (lambda: self.assertIn(3, [1, 2]), ("one of [1, 2]", "3")),
            (lambda: self.assertIsInstance(3, str), ("an instance of <class 'str'>", "3")),
            (lambda: self.assertAlmostEqual(0.1, 0.2), ("0.2", "0.1")),
            (lambda: self.assertLess(5, 4), ("less than 4", "5")),
            (lambda: self.assertRaises(ValueError, int, "3"), (None, None)),
        ):
            self.assertEqual(expected_and_actual(failure_of(check), from_nowhere), expected)

    def test_a_bare_assert_keeps_its_two_sides(self):
        import ast

        tree = rewrite_asserts(ast.parse("assert len('abc') == 4, 'length'"))
        keep_sides_of_asserts()
        error = failure_of(lambda: exec(compile(tree, "test.py", "exec"), {}))
        self.assertEqual(str(error), "length")
        self.assertEqual(expected_and_actual(error, from_nowhere), ("4", "3"))
        self.assertIsNone(Comparison.sides)

    def test_a_long_value_is_cut(self):
        self.assertLess(len(short_repr(list(range(10**6)))), 4_001)
        self.assertLess(len(short_repr("x" * 10**6)), 4_001)
        self.assertIn("digits", short_repr(1 << 100_000))

    def test_a_value_that_cannot_say_what_it_is(self):
        class Silent:
            def __repr__(self):
                raise RuntimeError("no")

        self.assertIn("Silent", short_repr(Silent()))


class Clip(unittest.TestCase):
    def test_the_contract_counts_utf16_units(self):
        for text in ("x" * 50, "\U0001f600" * 50, "x\U0001f600" * 50):
            clipped = clip(text, 33)
            self.assertLessEqual(len(clipped.encode("utf-16-le")) // 2, 33)
            self.assertGreater(len(clipped), 10)

    def test_what_no_database_takes_is_replaced(self):
        self.assertEqual(clip("a\0b\ud800c", 99), "a\ufffdb?c")


if __name__ == "__main__":
    unittest.main()
