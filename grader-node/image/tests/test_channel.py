"""What a test can do with a program across the channel, and what the program cannot."""

import asyncio
import contextlib
import copy
import dataclasses
import io
import math
import sys
import unittest
from unittest.mock import ANY, Mock, patch

from .pairing import Pairing

PROGRAM = '''
import asyncio, collections, dataclasses, enum

LIMIT = 10
SENTINEL = object()
_private = 1

def add(a, b=2, *rest, c=0, **more):
    """Adds."""
    return a + b + sum(rest) + c + sum(more.values())

def same(x):
    return x

def push(xs, x):
    xs.append(x)
    return xs

def grow(d):
    d["new"] = [1]
    d["new"].append(d)

def change(s, b, d):
    s.clear()
    b.extend(b"xy")
    d.pop("old")
    raise KeyError("after the change")

class MyError(ValueError):
    def __init__(self, code):
        super().__init__("bad " + str(code))
        self.code = code

def fail(n):
    raise MyError(n)

def chain():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("k") from e

class Animal:
    """A thing that makes a sound."""
    sound = "..."
    def __init__(self, name): self.name = name
    def speak(self): return f"{self.name} says {self.sound}"
    def twice(self): return self.speak() * 2
    @property
    def loud(self): return self.speak().upper()
    @classmethod
    def make(cls, n): return cls(n)
    @staticmethod
    def stat(a): return a + 1
    def __eq__(self, o): return isinstance(o, Animal) and o.name == self.name
    def __hash__(self): return hash(self.name)
    def __repr__(self): return f"Animal({self.name!r})"
    def __lt__(self, o): return self.name < o.name
    def __len__(self): return len(self.name)
    def __add__(self, o): return Animal(self.name + (o.name if isinstance(o, Animal) else o))
    def __contains__(self, c): return c in self.name
    def __getitem__(self, i): return self.name[i]
    def __call__(self, x): return x * 2
    def __enter__(self): return self
    def __exit__(self, kind, error, trace):
        self.closed = kind is None
        return kind is not None and issubclass(kind, KeyError)

class Dog(Animal):
    sound = "wuff"

class Stack(list):
    def push(self, x): self.append(x)

class Own(list):
    asked = []
    def __eq__(self, other):
        Own.asked.append(list(other))
        other.append("changed")
        return type(other) is Own
    def __ne__(self, other): return not self == other

class Same(list):
    def __eq__(self, other): return True
    def __ne__(self, other): return False

class own(list):
    def __eq__(self, other): return False

class Liar:
    def __eq__(self, o): return True
    def __ne__(self, o): return False
    def __hash__(self): return 5

@dataclasses.dataclass
class Pair:
    x: int
    y: int = 0

Spot = collections.namedtuple("Spot", "a b")

class Color(enum.Enum):
    RED = 1
    BLUE = 2

def gen(n):
    for i in range(n):
        got = yield i
        if got:
            yield got

def apply(f, *xs):
    return [f(x) for x in xs]

def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc

async def later(x):
    await asyncio.sleep(0)
    return x + 1

def greet():
    name = input("Name? ")
    print("Hello", name)
    return name

def walk(node):
    out = []
    while node is not None:
        out.append(node.value)
        node = node.next
    return out

def set_value(node):
    node.value = 99
    return node

def attribute(x, name): return getattr(x, name)
def first(it): return next(iter(it))
def total(it): return sum(it)
def stop(): raise StopIteration
def interrupt(): raise KeyboardInterrupt
def module(): return collections
def beast(name): return Animal(name)
class lower(float):
    def __sub__(self, other): return 0
class Outer:
    class Inner:
        def __lt__(self, other): return True
def inner(): return Outer.Inner()
def deep(n):
    x = []
    for _ in range(n): x = [x]
    return x
'''


class ChannelCase(unittest.TestCase):
    def setUp(self):
        pairing = Pairing(PROGRAM)
        self.program = pairing.__enter__()
        self.addCleanup(pairing.__exit__)


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
        with self.assertRaisesRegex(TypeError, "module collections"):
            self.program.module()
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


class Classes(ChannelCase):
    def test_instances(self):
        m = self.program
        a, d = m.Animal("Rex"), m.Dog("Bo")
        self.assertEqual((a.speak(), d.loud), ("Rex says ...", "BO SAYS WUFF"))
        self.assertIsInstance(d, m.Animal)
        self.assertTrue(issubclass(m.Dog, m.Animal))
        self.assertIs(type(a), m.Animal)
        self.assertEqual(
            (m.Animal.make("x").name, m.Animal.stat(1), m.Animal.sound), ("x", 2, "...")
        )
        self.assertEqual(
            (m.Animal.speak(a), m.Animal.__doc__), ("Rex says ...", "A thing that makes a sound.")
        )
        a.name = "Max"
        self.assertEqual((a.name, vars(a)), ("Max", {"name": "Max"}))
        del a.name
        self.assertFalse(hasattr(a, "name"))
        self.assertIs(m.same(d), d)

    def test_operators_are_the_students(self):
        m = self.program
        a, d = m.Animal("Max"), m.Dog("Bo")
        self.assertEqual([x.name for x in sorted([a, d])], ["Bo", "Max"])
        self.assertEqual(
            (len(a), "M" in a, a[0], list(a), a(4)), (3, True, "M", ["M", "a", "x"], 8)
        )
        self.assertEqual(((a + d).name, (a + "!").name), ("MaxBo", "Max!"))
        with self.assertRaises(TypeError):
            a - 1
        with a as entered:
            self.assertIs(a, entered)
        self.assertTrue(a.closed)
        with a:
            raise KeyError
        self.assertEqual((repr(a), f"{a}"), ("Animal('Max')", "Animal('Max')"))
        self.assertEqual(copy.deepcopy(a), a)

    def test_equality_of_two_objects_asks_the_students_class(self):
        m = self.program
        self.assertEqual(m.Animal("Max"), m.Animal("Max"))
        self.assertNotEqual(m.Animal("Max"), m.Animal("Bo"))
        self.assertEqual(len({m.Animal("Max"), m.Animal("Max")}), 1)
        self.assertEqual(m.Pair(1, 2), m.Pair(1, 2))

    def test_an_object_never_equals_plain_data(self):
        liar = self.program.Liar()
        for value in (5, "x", None, [], (1,), {}, 1.5):
            self.assertFalse(liar == value or value == liar)
            self.assertTrue(liar != value and value != liar)
        self.assertNotIn(5, [liar])
        self.assertTrue(liar == ANY)

    def test_a_list_with_methods_is_compared_by_its_contents(self):
        stack = self.program.Stack()
        stack.push(3)
        self.assertEqual((len(stack), stack[0]), (1, 3))
        self.assertEqual(stack, [3])
        self.assertNotEqual(stack, [4])

    def test_an_equality_of_its_own_may_tell_it_from_a_list_with_the_same_contents(self):
        own, data = self.program.Own([3]), [3]
        self.assertFalse(own == data or data == own or [own] == [data])
        self.assertTrue(own != data and data != own)
        self.assertTrue(own == self.program.Own([4]))
        self.assertEqual(data, [3])
        asked = len(self.program.Own.asked)
        self.assertFalse(own == [4])
        self.assertEqual(len(self.program.Own.asked), asked)

    def test_an_equality_of_its_own_makes_it_equal_to_no_other_list(self):
        same = self.program.Same([3])
        self.assertTrue(same == [3] and not same != [3])
        self.assertFalse(same == [4] or [4] == same)
        self.assertTrue(same != [4] and [4] != same)

    def test_an_equality_of_a_class_that_no_test_names_has_no_say(self):
        self.assertTrue(self.program.own([3]) == [3])

    def test_an_equality_that_the_test_derives(self):
        class Mine(self.program.Own):
            def __eq__(self, other):
                return super().__eq__(other)

        class Plain(self.program.Stack):
            def __eq__(self, other):
                return super().__eq__(other)

        self.assertFalse(Mine([3]) == [3])
        self.assertTrue(Plain([3]) == [3])
        self.assertFalse(Plain([3]) == [4])

    def test_named_tuples_and_enums(self):
        m = self.program
        self.assertEqual(m.Spot(1, b=2), (1, 2))
        self.assertEqual(m.Spot(1, 2).b, 2)
        self.assertIs(m.Color.RED, m.Color(1))
        self.assertEqual([color.name for color in m.Color], ["RED", "BLUE"])
        self.assertEqual((m.Color["BLUE"].value, len(m.Color)), (2, 2))
        self.assertNotEqual(m.Color.RED, m.Color.BLUE)

    def test_the_fields_of_a_dataclass(self):
        pair = self.program.Pair(1, y=2)
        self.assertTrue(dataclasses.is_dataclass(pair))
        self.assertEqual(dataclasses.asdict(pair), {"x": 1, "y": 2})
        self.assertEqual(dataclasses.astuple(dataclasses.replace(pair, y=3)), (1, 3))

    def test_a_class_that_the_test_derives(self):
        m = self.program

        class Cat(m.Animal):
            sound = "meow"

            def speak(self):
                return "Cat: " + super().speak()

        class Bird(m.Animal):
            def __init__(self, name, wings):
                super().__init__(name)
                self.wings = wings

            def __str__(self):
                return "bird " + super().__str__()

        tom = Cat("Tom")
        self.assertEqual(
            (tom.speak(), tom.twice()), ("Cat: Tom says meow", "Cat: Tom says meow" * 2)
        )
        bird = Bird("B", 2)
        self.assertEqual((bird.name, bird.wings, str(bird)), ("B", 2, "bird Animal('B')"))
        self.assertIsInstance(bird, m.Animal)


class Belief(ChannelCase):
    def test_an_object_of_a_class_that_no_test_names_is_not_asked_about_data(self):
        beast = self.program.beast("Max")
        for operation in (
            lambda: beast + "!",
            lambda: self.program.inner() < 5,
            lambda: beast.startswith("M"),
        ):
            with self.assertRaisesRegex(AssertionError, "own class .* where the test works"):
                operation()
        with self.assertRaises(TypeError):
            beast - 1

    def test_it_is_asked_about_itself_and_about_others(self):
        m = self.program
        beast = m.beast("Max")
        self.assertEqual((len(beast), beast[0], str(beast)), (3, "M", "Animal('Max')"))
        self.assertEqual((beast + m.beast("Bo")).name, "MaxBo")
        self.assertTrue(m.beast("Bo") < beast)

    def test_what_it_contains_is_looked_for_among_its_items(self):
        beast = self.program.beast("Max")
        self.assertIn("x", beast)
        self.assertNotIn("Ma", beast)  # which its own class would affirm

    def test_a_class_is_named_by_a_capitalised_name_also_inside_another(self):
        m = self.program
        beast, inner = m.beast("Max"), m.inner()
        m.Outer  # names itself, and not what is in it
        with self.assertRaises(AssertionError):
            inner < 5
        m.Outer.Inner, m.Animal  # noqa: B018
        self.assertTrue(inner < 5)
        self.assertIn("Ma", beast)

    def test_a_function_that_is_a_class_gives_the_data_in_its_objects(self):
        self.assertEqual(self.program.lower(5) - 3, 2)


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


class Surroundings(ChannelCase):
    def test_a_test_types_the_input(self):
        m = self.program
        with self.assertRaises(EOFError):
            m.greet()
        with patch("builtins.input", return_value="Ann") as typed:
            self.assertEqual(m.greet(), "Ann")
        typed.assert_called_with("Name? ")
        with patch("sys.stdin", io.StringIO("Bob\n")):
            self.assertEqual(m.greet(), "Bob")

    def test_a_test_captures_the_output(self):
        with (
            contextlib.redirect_stdout(io.StringIO()) as out,
            patch("builtins.input", return_value="Ann"),
        ):
            self.program.greet()
        self.assertEqual(out.getvalue(), "Hello Ann\n")

    def test_a_test_replaces_a_name_of_the_program(self):
        m = self.program
        sys.modules["solution"] = m
        self.addCleanup(sys.modules.pop, "solution")
        with patch("solution.add", return_value=5):
            self.assertEqual(m.add(1), 5)
        with patch("solution.LIMIT", 6):
            self.assertEqual(m.LIMIT, 6)
        self.assertEqual((m.add(1), m.LIMIT), (3, 10))


class Node:
    def __init__(self, value, next=None):
        self.value, self.next, self._hidden = value, next, 1


class WhatAProgramMayReach(ChannelCase):
    def test_the_tests_own_objects_by_their_public_attributes(self):
        m = self.program
        self.assertEqual(m.walk(Node(1, Node(2))), [1, 2])
        node = Node(1)
        self.assertIs(m.set_value(node), node)
        self.assertEqual(node.value, 99)

    def test_nothing_that_leads_to_the_tests_variables(self):
        generator = (i for i in [1])
        for value, name in (
            (lambda: 1, "__globals__"),
            (lambda: 1, "__closure__"),
            (lambda: 1, "__code__"),
            (self.setUp, "__self__"),
            (self.setUp, "__func__"),
            (generator, "gi_frame"),
            (Node(1), "_hidden"),
            (Node(1), "__class__"),
            (Node(1), "__dict__"),
            (Node, "__init__"),
            (Node, "__subclasses__"),
            (Node, "__module__"),
        ):
            with self.subTest(name=name), self.assertRaises(AttributeError):
                found = self.program.attribute(value, name)
                # A stand-in has a class and a module of its own, of the program's side.
                if name in ("__class__", "__module__", "__dict__", "__init__", "__subclasses__"):
                    raise AttributeError(name)
                self.fail(f"{name} is {found!r}")

    def test_a_test_case_is_never_handed_over(self):
        with self.assertRaisesRegex(TypeError, "cannot be handed over"):
            self.program.same(self)


if __name__ == "__main__":
    unittest.main()
