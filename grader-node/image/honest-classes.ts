import type { Sample } from "./programs.ts";

const VECTOR = `
import math
class Vector:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y) if isinstance(other, Vector) else NotImplemented
    def __sub__(self, other): return Vector(self.x - other.x, self.y - other.y)
    def __mul__(self, factor): return Vector(self.x * factor, self.y * factor)
    __rmul__ = __mul__
    def __truediv__(self, factor): return Vector(self.x / factor, self.y / factor)
    def __matmul__(self, other): return self.x * other.x + self.y * other.y
    def __pow__(self, n): return (self.x ** 2 + self.y ** 2) ** (n / 2)
    def __neg__(self): return Vector(-self.x, -self.y)
    def __abs__(self): return math.hypot(self.x, self.y)
    def __eq__(self, other): return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)
    def __hash__(self): return hash((self.x, self.y))
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __contains__(self, value): return value in (self.x, self.y)
    def __lt__(self, other): return abs(self) < (abs(other) if isinstance(other, Vector) else other)
    def __repr__(self): return f"Vector({self.x}, {self.y})"
    def startswith(self, value): return self.x == value
class Flat(Vector): pass
def make_vector(x, y): return Vector(x, y)
def make_flat(x): return Flat(x, 0)
def zero(): return Vector(0, 0)
`;

const USE_VECTOR = `
        v = Vector(3, 4)
        self.assertEqual(v * 2, Vector(6, 8))
        self.assertEqual(2 * v / 2, v)
        self.assertEqual((abs(v), v @ v, v ** 2, -v), (5, 25, 25, Vector(-3, -4)))
        self.assertAlmostEqual(abs(v), 5.0)
        self.assertTrue(v < 6)
        self.assertLess(v, 6)
        self.assertGreater(6, v)
        self.assertIn(3, v)
        self.assertNotIn(5, v)
        self.assertSequenceEqual(v, [3, 4])
        self.assertEqual((len(v), v[0], list(v), str(v)), (2, 3, [3, 4], "Vector(3, 4)"))
        self.assertTrue(v.startswith(3))
        self.assertTrue(make_flat(3) * 2 < 7)
        with self.assertRaises(TypeError):
            v + 1
`;

const MIXED = `
from functools import total_ordering, reduce
import enum

@total_ordering
class Money:
    def __init__(self, cents): self.cents = cents
    def __add__(self, other): return Money(self.cents + (other.cents if isinstance(other, Money) else other))
    __radd__ = __add__
    def __iadd__(self, cents):
        self.cents += cents
        return self
    def __eq__(self, other): return isinstance(other, Money) and self.cents == other.cents
    def __lt__(self, other): return self.cents < (other.cents if isinstance(other, Money) else other)
    def __float__(self): return self.cents / 100
    def __int__(self): return self.cents // 100
    def __round__(self, digits=0): return round(self.cents / 100, digits)
    def __str__(self): return f"{self.cents / 100:.2f}"
    def __format__(self, spec): return format(self.cents / 100, spec)

class Temperature:
    def __init__(self, degrees): self.degrees = degrees
    def __sub__(self, other): return self.degrees - getattr(other, "degrees", other)
    def __lt__(self, other): return self.degrees < getattr(other, "degrees", other)
    def __gt__(self, other): return self.degrees > getattr(other, "degrees", other)

class Ratio:
    def __init__(self, n, d=1): self.n, self.d = n, d
    def __rsub__(self, other): return Ratio(other * self.d - self.n, self.d)
    def __float__(self): return self.n / self.d
    def __lt__(self, other): return self.n < other * self.d

class Stack:
    def __init__(self): self.items = []
    def push(self, item): self.items.append(item)
    def __len__(self): return len(self.items)
    def __contains__(self, item): return item in self.items
    def __bool__(self): return bool(self.items)
    class Frozen:
        def __contains__(self, item): return item == "ice"

class Celsius(float):
    def __add__(self, other): return Celsius(float(self) + other)
class Box(list):
    def total(self): return sum(self)
class Color(enum.Enum):
    RED = 1
class Color_(enum.IntEnum):
    RED = 1
`;

const FACTORIES = `
${VECTOR}
class _Stack:
    def __init__(self): self.items = []
    def push(self, item): self.items.append(item); return self
    def __len__(self): return len(self.items)
    def __iter__(self): return iter(self.items)
    def __contains__(self, item): return item in self.items
    def __getitem__(self, i): return self.items[i]
    def __enter__(self): return self
    def __exit__(self, *details): self.items.clear()
    def __call__(self, n): return n + len(self.items)
    def __bool__(self): return bool(self.items)
def make_stack(): return _Stack().push(1).push(2)
def countdown(n):
    while n:
        yield n
        n -= 1
def adder(n): return lambda x: x + n
def keys_of(d): return d.keys()
def doubled(xs): return map(lambda x: x * 2, xs)
`;

/** Tests of classes, and of what functions return that is no plain data. All stay correct. */
export const HONEST_CLASSES: Sample[] = [
  {
    name: "a class taken by its name",
    code: VECTOR,
    verdict: "correct",
    test: `
import unittest
from solution import Vector, make_flat
class TestVector(unittest.TestCase):
    def test_operators(self):${USE_VECTOR}`,
  },
  {
    name: "a class of import * that the test uses",
    code: VECTOR,
    verdict: "correct",
    test: `
import unittest
from solution import *
class TestVector(unittest.TestCase):
    def test_operators(self):${USE_VECTOR}`,
  },
  {
    name: "a class as an attribute of the module, under another name",
    code: `${VECTOR}\nVector.__name__ = "something"\n`,
    verdict: "correct",
    test: `
import unittest
import solution as s
from solution import make_flat
class TestVector(unittest.TestCase):
    def test_operators(self):
        Vector = s.Vector${USE_VECTOR}`,
  },
  {
    name: "money, temperatures, ratios and stacks with plain data",
    code: MIXED,
    verdict: "correct",
    test: `
import math
import unittest
from solution import Box, Celsius, Color, Money, Ratio, Stack, Temperature

class TestClasses(unittest.TestCase):
    def test_money(self):
        purse = Money(150)
        self.assertEqual(sum([Money(100), Money(50)]), purse)
        self.assertEqual((float(purse), int(purse), round(purse, 1)), (1.5, 1, 1.5))
        self.assertEqual((str(purse), f"{purse:.1f}", "%.2f" % purse), ("1.50", "1.5", "1.50"))
        self.assertTrue(purse >= 150 and purse < 151 and 149 <= purse)
        purse += 50
        self.assertGreater(purse, 199)
        self.assertEqual(max(Money(3), Money(4)).cents, 4)

    def test_temperature(self):
        self.assertLess(Temperature(20), 30)
        self.assertTrue(abs(Temperature(20) - Temperature(5)) == 15 and abs(20 - 5) == 15)
        self.assertTrue(abs(Temperature(20).degrees - 20.1) < 0.2)
        self.assertEqual(Temperature(20) - 5, 15)
        self.assertEqual(Temperature(20) - Temperature(5), 15)

    def test_ratio(self):
        self.assertAlmostEqual(float(1 - Ratio(1, 3)), 2 / 3)
        self.assertTrue(math.isclose(Ratio(1, 3), 1 / 3))
        self.assertLess(Ratio(1, 3), 1)

    def test_stack(self):
        stack = Stack()
        self.assertFalse(stack)
        stack.push(3)
        self.assertIn(3, stack)
        self.assertEqual((len(stack), bool(stack)), (1, True))
        self.assertIn("ice", Stack.Frozen())

    def test_classes_of_plain_data(self):
        self.assertAlmostEqual(Celsius(20.00000001), 20)
        self.assertTrue(Celsius(20) + 1 == 21 and Celsius(20) < 21)
        box = Box([1, 2])
        self.assertListEqual(box, [1, 2])
        self.assertSequenceEqual(box, (1, 2), seq_type=None)
        self.assertEqual((box.total(), box + [3], 2 in box), (3, [1, 2, 3], True))

    def test_enum(self):
        self.assertIn(Color.RED, Color)
        self.assertIs(Color(1), Color.RED)
`,
  },
  {
    name: "objects of classes that no test names",
    code: FACTORIES,
    verdict: "correct",
    test: `
import unittest
from solution import adder, countdown, doubled, keys_of, make_stack, make_vector, zero

class TestFactories(unittest.TestCase):
    def test_between_objects(self):
        total = make_vector(1, 2) + make_vector(2, 2)
        self.assertEqual((total.x, abs(total), total[1]), (3, 5, 4))
        self.assertEqual(sum([make_vector(1, 2), make_vector(2, 2)], zero()), total)
        self.assertLess(make_vector(1, 2), total)
        self.assertEqual(str(max(make_vector(1, 2), total)), "Vector(3, 4)")
        with self.assertRaises(TypeError):
            make_vector(1, 2) + 1

    def test_about_themselves(self):
        self.assertEqual((len(make_stack()), make_stack()[1], list(make_stack())), (2, 2, [1, 2]))
        self.assertTrue(make_stack())
        self.assertEqual(make_stack()(5), 7)
        with make_stack() as stack:
            self.assertEqual(len(stack), 2)
        self.assertEqual(len(stack), 0)
        first, second = make_stack()
        self.assertEqual(first + second, 3)

    def test_items_are_looked_through(self):
        self.assertIn(2, make_stack())
        self.assertNotIn(3, make_stack())
        self.assertIn("a", keys_of({"a": 1}))
        self.assertIn(4, doubled([1, 2]))
        self.assertCountEqual(doubled([1, 2]), [2, 4])

    def test_generators_and_closures(self):
        self.assertEqual((list(countdown(3)), sum(countdown(3)), 2 in countdown(3)), ([3, 2, 1], 6, True))
        self.assertEqual((next(countdown(3)), adder(2)(3)), (3, 5))
`,
  },
  {
    name: "a class that the test derives, whatever it is called",
    code: `class shape:\n    def __init__(self, size): self.size = size\n    def __lt__(self, size): return self.size < size\n    def __mul__(self, n): return shape(self.size * n)\ndef make(size): return shape(size)\n`,
    verdict: "correct",
    test: `
import unittest
import solution

class Square(solution.shape):
    pass

class TestShape(unittest.TestCase):
    def test_shape(self):
        self.assertTrue(Square(3) < 4)
        self.assertEqual((make := solution.make(3) * 2).size, 6)
        self.assertLess(make, 7)
`,
  },
  {
    name: "classes of plain data with an equality of their own",
    code: `
class Playlist(list):
    def __init__(self, name): self.name = name
    def __eq__(self, other): return type(other) is Playlist and list(self) == list(other)
    def __ne__(self, other): return not self == other
class Tag(str):
    def __eq__(self, other): return isinstance(other, Tag) and str(self) == str(other)
    def __hash__(self): return hash(str(self))
class Bag(dict):
    def __eq__(self, other): return isinstance(other, Bag) and dict(self) == dict(other)
class Stack(list):
    def __eq__(self, other): return list(self) == list(other)
`,
    verdict: "correct",
    test: `
import unittest
from solution import Bag, Playlist, Stack, Tag
class TestEquality(unittest.TestCase):
    def test_unequal_to_data(self):
        self.assertFalse(Playlist("Run") == [], "compared with an empty list")
        self.assertTrue(Playlist("Run") != [])
        self.assertNotEqual([], Playlist("Run"))
        self.assertFalse(Tag("a") == "a" or Bag(a=1) == {"a": 1})
        self.assertNotIn([], [Playlist("Run")])
    def test_equal_to_their_like(self):
        self.assertEqual(Playlist("Run"), Playlist("Walk"))
        self.assertEqual((Tag("a"), Bag(a=1)), (Tag("a"), Bag(a=1)))
    def test_equal_to_data(self):
        stack = Stack([1])
        self.assertEqual(stack, [1])
        self.assertEqual([1], stack)
        self.assertNotEqual(stack, [2])
`,
  },
];
