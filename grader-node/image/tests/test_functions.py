"""Functions, exceptions and callables across the channel, both ways."""

import asyncio
import math
import unittest
from unittest.mock import Mock

from .channel_case import ChannelCase
from .pairing import Pairing


class Functions(ChannelCase):
    def test_arguments_of_every_kind(self):
        m = self.program
        self.assertEqual((m.add(1), m.add(1, 2, 3, c=4, d=5), m.add(b=1, a=1)), (3, 15, 2))
        with self.assertRaisesRegex(TypeError, "missing 1 required"):
            m.add()

    def test_names_and_documentation(self):
        m = self.program
        self.assertEqual((m.add.__name__, m.add.__doc__, m.LIMIT), ("add", "Adds.", 10))
        self.assertTrue(callable(m.add))
        self.assertIn("add", m.__all__)
        self.assertNotIn("_private", m.__all__)
        self.assertFalse(hasattr(m, "nope"))

    def test_arguments_changed_in_place_are_the_callers_own(self):
        m = self.program
        xs = [1]
        self.assertIs(m.push(xs, 2), xs)
        self.assertEqual(xs, [1, 2])
        d = {}
        m.grow(d)
        self.assertIs(d["new"][1], d)

    def test_arguments_changed_before_an_exception(self):
        s, b, d = {1, 2}, bytearray(b"a"), {"old": 1}
        with self.assertRaises(KeyError):
            self.program.change(s, b, d)
        self.assertEqual((s, b, d), (set(), b"axy", {}))

    def test_shared_references_stay_shared(self):
        inner = []
        pair = self.program.same([inner, inner])
        self.assertIs(pair[0], inner)
        self.assertIs(pair[0], pair[1])

    def test_a_bare_object_keeps_its_identity(self):
        mine = object()
        self.assertIs(self.program.same(mine), mine)
        self.assertIs(self.program.SENTINEL, self.program.SENTINEL)
        self.assertIsNot(self.program.SENTINEL, mine)

    def test_what_cannot_be_carried_is_named(self):
        with self.assertRaisesRegex(TypeError, "module math cannot be handed over"):
            self.program.same(math)
        with self.assertRaisesRegex(TypeError, "nested too deeply"):
            self.program.deep(500)
        self.assertEqual(self.program.add(1), 3)


class Exceptions(ChannelCase):
    def test_a_class_of_the_students(self):
        m = self.program
        with self.assertRaisesRegex(m.MyError, "bad 7") as caught:
            m.fail(7)
        self.assertEqual((caught.exception.code, str(caught.exception)), (7, "bad 7"))
        with self.assertRaises(ValueError):
            m.fail(7)
        self.assertEqual(m.MyError(3).code, 3)

    def test_cause_and_frames(self):
        with self.assertRaises(KeyError) as caught:
            self.program.chain()
        self.assertIsInstance(caught.exception.__cause__, ZeroDivisionError)
        self.assertEqual([name for _line, name in caught.exception._gradewire_frames], ["chain"])

    def test_what_would_end_a_loop_or_the_run_does_not(self):
        for call in (self.program.stop, self.program.interrupt):
            with self.assertRaises(RuntimeError):
                call()


class Callables(ChannelCase):
    def test_a_test_passes_functions(self):
        m = self.program
        self.assertEqual(m.apply(lambda x: x + 1, 1, 2), [2, 3])
        self.assertEqual(
            (m.apply(len, "ab"), m.apply(math.sqrt, 4), m.apply(str, 4)), ([2], [2], ["4"])
        )
        with self.assertRaises(ZeroDivisionError):
            m.apply(lambda x: 1 / x, 0)
        mock = Mock(return_value=7)
        self.assertEqual(m.apply(mock, 1), [7])
        mock.assert_called_once_with(1)

    def test_a_program_returns_functions(self):
        count = self.program.counter()
        count()
        self.assertEqual(count(), 2)

    def test_a_decorator_of_the_program_makes_methods(self):
        decorated, cached = self.program.decorated, self.program.cached

        class Scale:
            factor = 2

            @decorated
            def times(self, x):
                return x * self.factor

            @cached
            def plus(self, x):
                return x + self.factor

            @staticmethod
            @decorated
            def alone(x):
                return x

        scale = Scale()
        self.assertEqual((scale.times(3), scale.plus(3), scale.alone(3)), (6, 5, 3))
        self.assertEqual((Scale.times(scale, 4), Scale.alone(4)), (8, 4))

    def test_generators_iterators_and_coroutines(self):
        m = self.program
        g = m.gen(3)
        self.assertEqual(
            (next(g), g.send("x"), list(m.gen(4)), sum(m.gen(4))), (0, "x", [0, 1, 2, 3], 6)
        )
        with self.assertRaises(StopIteration):
            next(m.gen(0))
        self.assertEqual((m.first(iter([5])), m.total(i for i in range(4))), (5, 6))
        self.assertEqual(asyncio.run(m.later(1)), 2)

    def test_a_parameter_of_a_method_may_have_any_name(self):
        with Pairing("class Box:\n    def put(self, value):\n        return value\n") as m:
            self.assertEqual(m.Box().put(value=3), 3)

    def test_a_method_of_a_tests_class_has_a_text(self):
        class Keeper:
            def __init__(self):
                self.word = "secret"

        with Pairing("def text(value):\n    return repr(value.__init__)\n") as m:
            self.assertNotIn("secret", m.text(Keeper))


if __name__ == "__main__":
    unittest.main()
