"""Expected and actual values of a failed assertion.

For unittest's methods they are read from the frame of the method that failed; a bare
`assert a == b` is rewritten so that its two sides are kept. Of two values, the actual one is the
one that came from the student's program, whichever side it is on; when that cannot be told, the
first is the actual one, as in unittest's own documentation.
"""

import ast
import builtins
import functools
import re
import reprlib
import unittest.case

from .asking import plain_value
from .stand_in_class import StandInClass

MAX_REPR = 2_000
_KEEPER = "__gradewire_equal__"
_DISTANCE = "__gradewire_distance__"
# A file in which something is rewritten holds one of these words.
PLAIN_ASSERT = re.compile(r"\bassert\b|abs")

# Assertion -> (name of the actual value, name of the expected one or a phrase in its place).
_SIDES = {
    "assertEqual": ("first", "second"),
    "assertListEqual": ("list1", "list2"),
    "assertTupleEqual": ("tuple1", "tuple2"),
    "assertSetEqual": ("set1", "set2"),
    "assertDictEqual": ("d1", "d2"),
    "assertSequenceEqual": ("seq1", "seq2"),
    "assertMultiLineEqual": ("first", "second"),
    "assertCountEqual": ("first", "second"),
    "assertAlmostEqual": ("first", "second"),
    "assertIs": ("expr1", "expr2"),
}
_PHRASES = {
    "assertNotEqual": ("first", "anything but {second}"),
    "assertNotAlmostEqual": ("first", "anything but {second}"),
    "assertIsNot": ("expr1", "anything but {expr2}"),
    "assertTrue": ("expr", "True"),
    "assertFalse": ("expr", "False"),
    "assertIsNone": ("obj", "None"),
    "assertIsNotNone": ("obj", "anything but None"),
    "assertIn": ("member", "one of {container}"),
    "assertNotIn": ("member", "none of {container}"),
    "assertIsInstance": ("obj", "an instance of {cls}"),
    "assertNotIsInstance": ("obj", "no instance of {cls}"),
    "assertLess": ("a", "less than {b}"),
    "assertLessEqual": ("a", "at most {b}"),
    "assertGreater": ("a", "more than {b}"),
    "assertGreaterEqual": ("a", "at least {b}"),
    "assertRegex": ("text", "a match of {expected_regex}"),
    "assertNotRegex": ("text", "no match of {unexpected_regex}"),
}


class _Repr(reprlib.Repr):
    """Short enough to read and quick for values of any size."""

    def __init__(self):
        super().__init__()
        self.maxlevel = 12
        self.maxtuple = self.maxlist = self.maxset = self.maxfrozenset = self.maxdeque = 60
        self.maxdict = 40
        self.maxstring = self.maxother = MAX_REPR
        self.maxlong = 400

    def repr_int(self, value, level):
        if value.bit_length() > 8_000:
            return f"an int of about {int(value.bit_length() * 0.30103)} digits"
        return super().repr_int(value, level)

    def repr_dict(self, value, level):
        # In the order in which it was built, as repr() has it; reprlib sorts.
        if level <= 0:
            return "{...}"
        parts = [
            f"{self.repr1(key, level - 1)}: {self.repr1(item, level - 1)}"
            for key, item in list(value.items())[: self.maxdict]
        ]
        if len(value) > self.maxdict:
            parts.append("...")
        return "{" + ", ".join(parts) + "}"

    def repr_str(self, value, _level):
        if len(value) > self.maxstring:
            return repr(value[: self.maxstring]) + "..."
        return repr(value)


# What stand-ins are made of, which vars() of one shows: nothing that a student is to read.
_INTERNAL = re.compile(r"\b_gradewire_|<(?:bound method |class ')?gradewire\.")


def short_repr(value):
    try:
        text = _Repr().repr(value)[: MAX_REPR * 2]
        return f"<{type(value).__name__}>" if _INTERNAL.search(text) else text
    except Exception:
        return f"<{type(value).__name__}>"


class Comparison:
    """The two sides of the last bare `assert a == b` that did not hold."""

    sides = None


def _keep_equal(first, second):
    same = first == second
    if not same:
        Comparison.sides = (first, second)
    return same


# unittest's assertions of equality that ask more than `==` of their arguments: a `-`, a method, a
# length. Like `==`, they hold for no object of the program's on one side and data on the other,
# not even of a class that a test names: `circle.area()` may return the circle. So does
# `abs(a - b)`, which is how a plain assert says that two numbers are nearly equal.
_EQUALITIES = ("assertAlmostEqual", "assertNotAlmostEqual", "assertSetEqual", "assertSequenceEqual")


def keep_objects_from_equaling_data():
    for name in _EQUALITIES:
        setattr(unittest.TestCase, name, _equality(getattr(unittest.TestCase, name)))


def _equality(assertion):
    @functools.wraps(assertion)
    def checked(self, first, second, *args, **kwargs):
        # Items are data again: a sequence of the program's may be compared item by item where the
        # test is about its class.
        by_item = assertion.__name__ == "assertSequenceEqual"
        first, second = _of_one_kind(first, second, named_passes=by_item)
        return assertion(self, first, second, *args, **kwargs)

    return checked


def _distance(function, first, second):
    first, second = _of_one_kind(first, second)
    return function(first - second)


def _of_one_kind(first, second, *, named_passes=False):
    """The two values, both data or both objects of the program's. Raises NotPlainData."""
    first, second = _as_data(first), _as_data(second)
    mixed = [kind for kind in map(type, (first, second)) if isinstance(kind, StandInClass)]
    if len(mixed) == 1:
        belief = mixed[0]._gradewire_class[0].rules.belief
        if not (named_passes and belief.is_named(mixed[0])):
            Comparison.sides = (first, second)
            raise belief.refuse(mixed[0])
    return first, second


def _as_data(value):
    kind = type(value)
    plain = isinstance(kind, StandInClass) and getattr(kind, "_gradewire_plain", False)
    return plain_value(value) if plain else value


def keep_sides_of_asserts():
    setattr(builtins, _KEEPER, _keep_equal)
    setattr(builtins, _DISTANCE, _distance)


class _AssertRewriter(ast.NodeTransformer):
    def visit_Call(self, node):
        self.generic_visit(node)
        name = getattr(node.func, "id", getattr(node.func, "attr", None))
        match node.args:
            case [ast.BinOp(left, ast.Sub(), right)] if name in ("abs", "fabs"):
                call = ast.Call(
                    func=ast.Name(id=_DISTANCE, ctx=ast.Load()),
                    args=[node.func, left, right],
                    keywords=node.keywords,
                )
                return ast.fix_missing_locations(ast.copy_location(call, node))
        return node

    def visit_Assert(self, node):
        self.generic_visit(node)
        test = node.test
        if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq):
            call = ast.Call(
                func=ast.Name(id=_KEEPER, ctx=ast.Load()),
                args=[test.left, test.comparators[0]],
                keywords=[],
            )
            node.test = ast.copy_location(call, test)
            ast.fix_missing_locations(node.test)
        return node


def rewrite_asserts(tree):
    """The tree of a test file, with plain asserts that keep their sides. Its code runs where
    keep_sides_of_asserts() was called."""
    return _AssertRewriter().visit(tree)


def expected_and_actual(error, came_from_student):
    """`(expected, actual)` as text, or None for what the assertion does not give."""
    frame = _assert_frame(error.__traceback__)
    sides, Comparison.sides = Comparison.sides, None
    if frame is None:
        return (None, None) if sides is None else _in_order(*sides, came_from_student)
    name, values = frame.f_code.co_name, frame.f_locals
    if name in _SIDES:
        first, second = (values.get(side) for side in _SIDES[name])
        return _in_order(first, second, came_from_student)
    if name in _PHRASES:
        actual, phrase = _PHRASES[name]
        parts = {key: short_repr(value) for key, value in values.items() if f"{{{key}}}" in phrase}
        return phrase.format(**parts), short_repr(values.get(actual))
    return None, None


def _in_order(first, second, came_from_student):
    if came_from_student(second) and not came_from_student(first):
        first, second = second, first
    return short_repr(second), short_repr(first)


def _assert_frame(traceback):
    """The outermost frame of one of unittest's own assert methods."""
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename == unittest.case.__file__ and code.co_name.startswith("assert"):
            return traceback.tb_frame
        traceback = traceback.tb_next
    return None
