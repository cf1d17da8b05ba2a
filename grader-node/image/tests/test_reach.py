"""What a program may reach of the objects that a test hands to it."""

import functools
import io
import itertools
import random
import re
import sqlite3
import sys
import tempfile
import unittest
from queue import Queue
from unittest.mock import MagicMock, Mock

from .channel_case import PROGRAM, ChannelCase

REACHING = '''
def attempt(value, source):
    """What an expression about a value gives, or the name of the exception."""
    try:
        return eval(source, {"value": value, "set": setattr})
    except Exception as error:
        return type(error).__name__

class Yes:
    def __getattr__(self, name): return lambda *args, **kwargs: None
    def __eq__(self, other): return True

def save(storage, wrong):
    storage.save(wrong)
    for change in (
        lambda: setattr(storage, "save", Yes()),
        lambda: setattr(storage, "assert_called_once_with", None),
        lambda: setattr(type(storage), "assert_called_once_with", None),
        lambda: setattr(storage, "call_count", 0),
        lambda: storage.reset_mock(),
        lambda: storage.save.reset_mock(),
        lambda: storage.configure_mock(called=False),
    ):
        try:
            change()
        except (AttributeError, TypeError):
            pass
'''


class Node:
    kinds = 0

    def __init__(self, value, next=None):
        self.value, self.next, self._hidden = value, next, 1

    @property
    def double(self):
        return self.value * 2

    def is_right(self):
        return self.value == 1


class ReachCase(ChannelCase):
    code = PROGRAM + REACHING

    def assert_closed(self, value, *sources):
        for source in sources:
            with self.subTest(source=source):
                answer = self.program.attempt(value, source)
                self.assertIn(answer, ("AttributeError", "TypeError", "DatabaseError"))


class OwnObjects(ReachCase):
    def test_their_public_attributes(self):
        m = self.program
        self.assertEqual(m.walk(Node(1, Node(2))), [1, 2])
        node = Node(1)
        self.assertIs(m.set_value(node), node)
        self.assertEqual((node.value, m.attempt(node, "value.double")), (99, 198))
        self.assertEqual(m.attempt(node, "type(value)(5).value"), 5)
        m.attempt(node, "set(value, 'kinds', 3)")
        m.attempt(node, "set(value, 'note', 'mine')")
        self.assertEqual((node.kinds, node.note), (3, "mine"))

    def test_neither_their_methods_nor_their_classes_are_changed(self):
        node = Node(1)
        self.assert_closed(
            node,
            "set(value, 'is_right', lambda: True)",
            "set(type(value), 'is_right', lambda self: True)",
            "set(type(value), 'kinds', 3)",
            "value._hidden",
        )
        self.assertEqual((Node.kinds, Node(2).is_right()), (0, False))

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
            (self.program.Animal.speak, "_method"),
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


class LibraryObjects(ReachCase):
    def test_a_file_is_read_and_written_and_leads_to_no_other(self):
        with tempfile.TemporaryFile("w+") as file:
            self.program.attempt(file, "value.write('text')")
            self.assertEqual(self.program.attempt(file, "value.seek(0) or value.read()"), "text")
            self.assert_closed(
                file,
                "value.buffer",
                "value.detach()",
                "value.name",
                "value.fileno()",
                "type(value)(None)",
                "type(value)('/etc/passwd')",
            )

    def test_a_database_opens_no_file(self):
        connection = sqlite3.connect(":memory:")
        connection.execute("create table words (word text)")
        self.program.attempt(connection, "value.execute('insert into words values (?)', ('a',))")
        rows = self.program.attempt(connection, "value.execute('select * from words').fetchall()")
        self.assertEqual(rows, [("a",)])
        connection.commit()
        for opened in (connection, connection.cursor()):
            self.assert_closed(
                opened,
                "value.execute(\"attach '/tmp/gradewire-attached' as x\")",
                "value.execute(\"vacuum into '/tmp/gradewire-vacuumed'\")",
                "value.enable_load_extension(True)",
                "value.set_authorizer(None)",
                "type(value)('/tmp/gradewire-connected')",
            )

    def test_queues_patterns_and_random_numbers_are_used(self):
        m = self.program
        waiting = Queue()
        m.attempt(waiting, "value.put(3)")
        self.assertEqual(waiting.get(), 3)
        self.assertEqual(m.attempt(re.compile("a(b)"), "value.match('ab').group(1)"), "b")
        self.assertLess(m.attempt(random.Random(1), "value.random()"), 1)
        self.assertEqual(m.attempt(io.StringIO("a\nb"), "list(value)"), ["a\n", "b"])

    def test_the_text_of_others_says_nothing_of_what_they_hold(self):
        for value in (functools.partial(print, "secret"), itertools.repeat("secret")):
            for text in ("repr(value)", "str(value)", "f'{value}'"):
                self.assertNotIn("secret", self.program.attempt(value, text))

    def test_of_other_kinds_nothing_is_open(self):
        self.assert_closed(functools.partial(print, "secret"), "value.args", "value.func")
        self.assert_closed(sys.stdin, "value.buffer")
        self.assert_closed(unittest.TextTestRunner(), "value.stream", "value.run(1)")


class Mocks(ReachCase):
    def test_remember_what_they_were_called_with_and_nothing_else(self):
        for made in (Mock, MagicMock):
            storage = made()
            self.program.save(storage, "wrong")
            storage.save.assert_called_once_with("wrong")
            with self.assertRaises(AssertionError):
                storage.save.assert_called_once_with("right")

    def test_none_is_made_by_a_program(self):
        self.assert_closed(Mock(), "type(value)()", "type(value)(**{'__eq__': print})")

    def test_no_other_object_takes_the_place_of_a_child(self):
        request, node = Mock(), Node(1)
        self.program.attempt(node, "set(value, 'assert_called_once', lambda: None)")
        self.assertFalse(hasattr(node, "assert_called_once"))
        self.program.attempt([request, node], "set(value[0], 'save', value[1])")
        self.assertIsNot(request.save, node)

    def test_their_children_take_data(self):
        request = Mock()
        self.program.attempt(request, "set(value, 'user', 'Ann')")
        self.assertEqual(request.user, "Ann")


if __name__ == "__main__":
    unittest.main()
