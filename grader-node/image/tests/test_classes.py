"""Classes and objects of a program as a test sees them."""

import copy
import dataclasses
import unittest
from unittest.mock import ANY

from .channel_case import ChannelCase


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


if __name__ == "__main__":
    unittest.main()
