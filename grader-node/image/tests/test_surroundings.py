"""Input, output, replaced names, seeds, logs and warnings: what surrounds a call."""

import contextlib
import datetime
import io
import logging
import random
import unittest
import warnings
from unittest.mock import Mock, PropertyMock, mock_open, patch

from .channel_case import ChannelCase

PROGRAM = """
import datetime, logging, random, sys, time, warnings

LIMIT = 10

class Shape:
    def area(self): return 4

def greet():
    name = input("Name? ")
    print("Hello", name)
    return name
def ask_twice(): return input(), input("again? ")
def read_all(): return sys.stdin.read()
def read_lines(): return [line.strip() for line in sys.stdin]
def read_line(): return sys.stdin.readline()
def roll(): return random.randint(1, 10**9)
def nap():
    time.sleep(60)
    return "rested"
def now(): return time.time()
def today(): return datetime.date.today()
def limit(): return LIMIT
def report(text): print(text, end="!")
def save(path, text):
    with open(path, "w") as file:
        file.write(text)
def load(path):
    with open(path) as file:
        return file.read()
def log(): logging.getLogger("app.part").info("read %d", 3)
def warn():
    warnings.warn("old", DeprecationWarning)
    return 1
def notify(callback):
    callback(1)
    try:
        callback.assert_called_once_with = lambda *args: None
        callback.call_count = 0
    except AttributeError:
        return "refused"
def forget(callback):
    callback(1)
    callback.reset_mock()
"""


class SurroundingsCase(ChannelCase):
    code = PROGRAM


class Input(SurroundingsCase):
    def test_nobody_types(self):
        with self.assertRaises(EOFError):
            self.program.greet()
        self.assertEqual(self.program.read_all(), "")

    def test_a_replaced_input(self):
        with patch("builtins.input", return_value="Ann") as typed:
            self.assertEqual(self.program.greet(), "Ann")
        typed.assert_called_with("Name? ")
        with patch("builtins.input", side_effect=["a", "b"]):
            self.assertEqual(self.program.ask_twice(), ("a", "b"))
        with patch("solution.input", create=True, side_effect=["c", "d"]):
            self.assertEqual(self.program.ask_twice(), ("c", "d"))

    def test_a_replaced_standard_input(self):
        for call, expected in (
            (self.program.ask_twice, ("a", "b")),
            (self.program.read_all, "a\nb\n"),
            (self.program.read_lines, ["a", "b"]),
            (self.program.read_line, "a\n"),
        ):
            with patch("sys.stdin", io.StringIO("a\nb\n")):
                self.assertEqual(call(), expected)

    def test_a_prompt_is_printed_where_standard_input_is_replaced(self):
        with (
            patch("sys.stdin", io.StringIO("Bob\n")),
            patch("sys.stdout", new_callable=io.StringIO) as out,
        ):
            self.program.greet()
        self.assertEqual(out.getvalue(), "Name? Hello Bob\n")


class Output(SurroundingsCase):
    def test_is_captured(self):
        with (
            contextlib.redirect_stdout(io.StringIO()) as out,
            patch("builtins.input", return_value="Ann"),
        ):
            self.program.greet()
        self.assertEqual(out.getvalue(), "Hello Ann\n")

    def test_a_replaced_print(self):
        with patch("builtins.print") as printed:
            self.program.report("done")
        printed.assert_called_once_with("done", end="!")


class Replaced(SurroundingsCase):
    def test_names_of_the_program(self):
        with patch("solution.limit", return_value=5), patch.object(self.program, "LIMIT", 6):
            self.assertEqual((self.program.limit(), self.program.LIMIT), (5, 6))
        self.assertEqual((self.program.limit(), self.program.LIMIT), (10, 10))

    def test_methods_of_its_classes(self):
        with patch.object(self.program.Shape, "area", return_value=7):
            self.assertEqual(self.program.Shape().area(), 7)
        self.assertEqual(self.program.Shape().area(), 4)

    def test_methods_by_functions_of_the_test(self):
        shape = self.program.Shape
        with patch.object(shape, "area", lambda self, more=0: (type(self) is shape, more)):
            self.assertEqual((shape().area(), shape().area(2)), ((True, 0), (True, 2)))
        with patch.object(shape, "area", autospec=True, return_value=7) as area:
            made = shape()
            self.assertEqual(made.area(), 7)
            shape.area.assert_called_once_with(made)
        area.assert_called_once_with(made)
        old = shape.area
        shape.area = lambda self: 5
        self.assertEqual(shape().area(), 5)
        shape.area = old
        self.assertEqual(shape().area(), 4)

    def test_methods_by_other_members_of_a_class(self):
        shape = self.program.Shape
        with patch.object(shape, "area", new_callable=PropertyMock, return_value=9) as area:
            self.assertEqual(shape().area, 9)
        area.assert_called_once_with()
        with patch.object(shape, "area", staticmethod(lambda: 3)):
            self.assertEqual(shape().area(), 3)
        self.assertEqual(shape().area(), 4)

    def test_modules_of_the_library_as_the_program_sees_them(self):
        with patch("solution.time.sleep") as sleep:
            self.assertEqual(self.program.nap(), "rested")
        sleep.assert_called_once_with(60)
        with patch("solution.random") as chance:
            chance.randint.return_value = 4
            self.assertEqual(self.program.roll(), 4)
        with patch("solution.datetime") as calendar:
            calendar.date.today.return_value = datetime.date(2000, 1, 1)
            self.assertEqual(self.program.today(), datetime.date(2000, 1, 1))
        self.assertNotEqual(self.program.today(), datetime.date(2000, 1, 1))

    def test_modules_of_the_library_for_everybody(self):
        with patch("time.sleep") as sleep, patch("random.randint", side_effect=[1, 2]):
            self.assertEqual(self.program.nap(), "rested")
            self.assertEqual((self.program.roll(), self.program.roll()), (1, 2))
        sleep.assert_called_once_with(60)
        with patch("time.time", return_value=5):
            self.assertEqual(self.program.now(), 5)
        self.assertGreater(self.program.now(), 5)

    def test_files(self):
        with patch("builtins.open", mock_open(read_data="content")) as opened:
            self.assertEqual(self.program.load("notes.txt"), "content")
            self.program.save("copy.txt", "text")
        opened.assert_called_with("copy.txt", "w")
        opened().write.assert_called_once_with("text")

    def test_seeds(self):
        random.seed(3)
        first = self.program.roll()
        random.seed(3)
        self.assertEqual(self.program.roll(), first)
        random.seed(3)
        self.assertEqual(random.randint(1, 10**9), first)


class Watched(SurroundingsCase):
    def test_log_records(self):
        with self.assertLogs("app", level="INFO") as logs:
            self.program.log()
        self.assertEqual(logs.output, ["INFO:app.part:read 3"])
        self.assertEqual(logs.records[0].levelno, logging.INFO)
        with self.assertNoLogs("app", level="WARNING"):
            self.program.log()

    def test_warnings(self):
        with self.assertWarnsRegex(DeprecationWarning, "old"):
            self.assertEqual(self.program.warn(), 1)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            self.program.warn()
        self.assertEqual([str(warning.message) for warning in caught], ["old"])


class Mocks(SurroundingsCase):
    def test_what_a_mock_was_called_with_is_the_tests_alone(self):
        callback = Mock()
        self.assertEqual(self.program.notify(callback), "refused")
        with self.assertRaises(AssertionError):
            callback.assert_called_once_with(2)
        callback.assert_called_once_with(1)
        with self.assertRaises(AttributeError):
            self.program.forget(callback)
        self.assertEqual(callback.call_count, 2)


if __name__ == "__main__":
    unittest.main()
