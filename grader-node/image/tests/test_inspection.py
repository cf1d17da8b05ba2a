"""A test may look at what a program is made of: parameters, kinds, source, documentation."""

import ast
import asyncio
import doctest
import inspect
import types
import unittest
from collections.abc import Generator, Iterator

from .channel_case import ChannelCase

PROGRAM = '''"""Shapes.

>>> double(2)
5
"""
import abc
import functools

def area(width, height: int = 2, *rest, unit, scale="cm", **more) -> float:
    """Width times height."""
    return width * height

double = lambda x, factor=2: x * factor
half = functools.partial(area, 1, unit="m")

def count(n):
    for i in range(n):
        yield i

async def later(x):
    return x

class Shape(abc.ABC):
    """Has an area."""
    def __init__(self, name): self.name = name
    def grow(self, by, times=1):
        """Makes it larger."""
    @property
    def big(self): return True
    @abc.abstractmethod
    def area(self): ...

class Square(Shape):
    def area(self): return 1
'''


class InspectionCase(ChannelCase):
    code = PROGRAM


class Signatures(InspectionCase):
    def test_of_a_function(self):
        signature = inspect.signature(self.program.area)
        self.assertEqual(
            str(signature), "(width, height: int = 2, *rest, unit, scale='cm', **more) -> float"
        )
        self.assertEqual(len(inspect.signature(self.program.double).parameters), 2)
        self.assertEqual(inspect.getfullargspec(self.program.area).args, ["width", "height"])

    def test_of_a_partial_function(self):
        self.assertNotIn("width", inspect.signature(self.program.half).parameters)

    def test_of_classes_and_their_methods(self):
        square = self.program.Square
        self.assertEqual(list(inspect.signature(square).parameters), ["name"])
        self.assertEqual(list(inspect.signature(square.grow).parameters), ["self", "by", "times"])
        self.assertEqual(list(inspect.signature(square("s").grow).parameters), ["by", "times"])
        self.assertEqual(list(inspect.signature(square.__init__).parameters), ["self", "name"])

    def test_of_what_has_none(self):
        with self.assertRaises(TypeError):
            inspect.signature(self.program.Square("s"))

    def test_the_parts_behind_it(self):
        area = self.program.area
        self.assertEqual((area.__defaults__, area.__code__.co_argcount), ((2,), 2))
        self.assertEqual(area.__annotations__, {"height": int, "return": float})


class Kinds(InspectionCase):
    def test_functions_generators_and_coroutines_are_what_they_are(self):
        m = self.program
        self.assertTrue(inspect.isfunction(m.area) and isinstance(m.area, types.FunctionType))
        self.assertTrue(inspect.isgeneratorfunction(m.count) and inspect.isgenerator(m.count(1)))
        self.assertIsInstance(m.count(1), Generator)
        self.assertIsInstance(m.count(1), Iterator)
        self.assertTrue(asyncio.iscoroutinefunction(m.later))
        coroutine = m.later(1)
        self.assertTrue(inspect.iscoroutine(coroutine))
        self.assertEqual(asyncio.run(coroutine), 1)
        self.assertFalse(inspect.isgeneratorfunction(m.area))

    def test_members_of_a_class(self):
        m = self.program
        self.assertTrue(inspect.isclass(m.Shape) and inspect.ismethod(m.Square("s").grow))
        self.assertIsInstance(m.Shape.big, property)
        self.assertTrue(hasattr(m.Shape, "grow") and "grow" in dir(m.Shape))
        self.assertTrue(inspect.isfunction(m.Shape.grow))
        with self.assertRaisesRegex(TypeError, "abstract"):
            m.Shape("s")

    def test_the_names_of_a_module(self):
        names = [name for name, _value in inspect.getmembers(self.program, inspect.isfunction)]
        self.assertEqual(names, ["area", "count", "double", "later"])
        self.assertIn("area", dir(self.program))


class Text(InspectionCase):
    def test_source(self):
        self.assertIn("width * height", inspect.getsource(self.program.area))
        self.assertIn("Makes it larger", inspect.getsource(self.program.Shape.grow))
        self.assertTrue(inspect.getsource(self.program.Square).startswith("class Square"))
        tree = ast.parse(inspect.getsource(self.program))
        self.assertTrue(any(isinstance(node, ast.For) for node in ast.walk(tree)))

    def test_documentation_and_names(self):
        m = self.program
        self.assertEqual((m.area.__doc__, m.Shape.__doc__), ("Width times height.", "Has an area."))
        for method in (m.Shape.grow, m.Square("s").grow):
            self.assertEqual((method.__doc__, method.__name__), ("Makes it larger.", "grow"))
        self.assertIsNone(m.Square.area.__doc__)
        self.assertEqual((m.area.__name__, m.area.__module__), ("area", "solution"))
        self.assertTrue(m.__doc__.startswith("Shapes."))

    def test_doctest_does_not_pass_for_want_of_examples(self):
        for look in (doctest.testmod, doctest.DocTestSuite):
            with self.assertRaisesRegex(TypeError, "cannot look into the program"):
                look(self.program)


if __name__ == "__main__":
    unittest.main()
