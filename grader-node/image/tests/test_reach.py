"""What a program may reach of the objects that a test hands to it."""

import unittest

from .channel_case import ChannelCase


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
