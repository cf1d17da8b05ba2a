"""The commonest mistakes of beginners: each gets a sentence that names it."""

import unittest

from . import support  # noqa: F401  (makes the package importable)

from gradewire.explain import describe_exception, describe_missing, describe_syntax_error
from gradewire.hints import about_nothing_returned

# A program that stops while it is loaded, and what its message must say.
WRONG_PROGRAMS = [
    ("total = 1\nprint(totl)", "does not know the name totl.*Did you mean total"),
    ("pritn('x')", "Did you mean print"),
    ("def f():\n    n += 1\nf()", "before giving it a value"),
    ("def f(a, b): pass\nf(1)", "fewer arguments"),
    ("def f(a): pass\nf(1, 2)", "more arguments"),
    ("def f(a): pass\nf(b=1)", "no parameter called b"),
    ("class A:\n    def m(): pass\nA().m()", "write self"),
    ("class A:\n    def m(self): pass\nA.m()", "called on its class"),
    ("class A:\n    def _init_(self, x): pass\nA(1)", "two underscores"),
    ("def f(): pass\nf() + 1", "forget to return"),
    ("def f(): pass\nf()[0]", "forget to return"),
    ("def f(): pass\nlen(f())", "forget to return"),
    ("def f(): pass\nf().x", "forget to return"),
    ("xs = [1]\nxs[1]", "past the end"),
    ("[].pop()", "It is empty"),
    ("{}['k']", "no such key"),
    ("[].push(1)", "nothing called push"),
    ("'a'.uper()", "Did you mean upper"),
    ("1 / 0", "divided by zero"),
    ("def f(n): return f(n - 1)\nf(1)", "calls itself without end"),
    ("int('3.5')", "no whole number"),
    ("float('x')", "no number"),
    ("'1' + 1", "str\\("),
    ("1 + '1'", "int\\(.*input\\(\\) always gives text"),
    ("'3' < 4", "cannot be compared"),
    ("range(4 / 2)", "// divides to a whole number"),
    ("xs = [1]\nfor x in xs: xs[x / 1]", "whole number"),
    ("for i in 5: pass", "A loop needs something"),
    ("'abc'[0] = 'x'", "cannot be changed in place"),
    ("len = 3\nlen([1])", "hide the function"),
    ("a, b = 1, 2, 3", "names on the left"),
    ("[1].remove(2)", "It is not there"),
    ("max([])", "It is empty"),
    ("import math\nmath.sqrt(-1)", "root of a negative"),
    ("d = {1: 2}\nfor k in d: d[k + 1] = 1", "Run over a copy"),
    ("import numppy", "numppy is not installed"),
    ("from solution import add", "imports itself"),
    ("import solution\nsolution.add", "imports itself"),
    ("input()", "nobody types"),
    ("open('data.txt')", "no such file"),
    ("b'\\xff'.decode()", "encoding="),
    ("{[1]: 2}", "Try a tuple"),
    ("exit()", "Leave out exit"),
    ("assert 1 == 2", "assert in the program"),
]

# A program that cannot be read, and what its message must say.
UNREADABLE_PROGRAMS = [
    ("def f()\n    pass\n", "colon is missing"),
    ("print('hello)\n", "closing quote"),
    ("print((1, 2)\n", "bracket \\( is opened here"),
    ("print(1))\n", "bracket \\) is closed"),
    ("x = (1, 2]\n", "bracket \\( is closed with \\]"),
    ("def f():\npass\n", "must be indented"),
    ("x = 1\n  y = 2\n", "further to the right"),
    ("if 1:\n    x = 1\n  y = 2\n", "do not fit"),
    ("if True:\n\tx = 1\n        y = 2\n", "tabs and spaces"),
    ("if x = 1:\n    pass\n", "two == compare"),
    ("f() = 1\n", "to the left of = must be a name"),
    ("print 'x'\n", "round brackets"),
    ("print(“x”)\n", "copied from a document"),
    ("1st = 2\n", "must not start with a digit"),
    ("return 1\n", "return only works inside a function"),
    ("break\n", "break only works inside a loop"),
    ("def f(a=1, b): pass\n", "come before those with one"),
    ("try:\n    x = 1\ny = 2\n", "needs an except"),
    ("x = [1 2]\n", "comma"),
    ("x = = 1\n", "missing or misplaced"),
]


def message_of(code):
    """What a student reads of a program that stops with an exception."""
    import linecache
    import sys
    from types import ModuleType
    from unittest.mock import patch

    module = ModuleType("solution")
    with patch.dict(sys.modules, solution=module), patch("builtins.input", side_effect=EOFError):
        try:
            exec(compile(code, "solution.py", "exec"), vars(module))
        except BaseException as error:
            linecache.checkcache("solution.py")
            return describe_exception(error, [(1, "<module>")], "solution", code.split("\n"))
    raise AssertionError("it does not stop")


def reading_error(code):
    try:
        compile(code, "solution.py", "exec")
    except SyntaxError as error:
        return describe_syntax_error(error)[0]
    raise AssertionError("it compiles")


class Hints(unittest.TestCase):
    def test_for_programs_that_stop(self):
        for code, expected in WRONG_PROGRAMS:
            with self.subTest(code=code):
                self.assertRegex(message_of(code), expected)

    def test_for_programs_that_cannot_be_read(self):
        for code, expected in UNREADABLE_PROGRAMS:
            with self.subTest(code=code):
                self.assertRegex(reading_error(code), expected)

    def test_for_a_function_that_returns_nothing(self):
        self.assertIn("return in place of print", about_nothing_returned("'abc'", "abc\n"))
        self.assertIn("end with a return", about_nothing_returned("3", "something else"))
        self.assertIsNone(about_nothing_returned("None", ""))

    def test_for_a_name_that_the_tests_look_for(self):
        for code, expected in (
            ("def fibonaci(n): ...\ndef other(): ...", "does not define fibonacci.*fibonaci\\."),
            ("class Fibonacci: ...\nx = 1", "The program defines Fibonacci\\."),
            ("def something(): ...", "The program defines something\\."),
            ("", "spelled as the handout says\\?$"),
        ):
            self.assertRegex(describe_missing("fibonacci", "solution", code), expected)


if __name__ == "__main__":
    unittest.main()
