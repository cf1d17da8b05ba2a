"""Input, output and replaced names: what surrounds a call."""

import contextlib
import io
import sys
import unittest
from unittest.mock import patch

from .channel_case import ChannelCase


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


if __name__ == "__main__":
    unittest.main()
