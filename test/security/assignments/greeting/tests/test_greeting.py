import io
import unittest
from contextlib import redirect_stdout
from unittest.mock import patch


class TestGreeting(unittest.TestCase):
    def test_greeting(self):
        with patch("builtins.input", return_value="Ada"), redirect_stdout(io.StringIO()) as out:
            import solution  # noqa: F401: it is a script
        self.assertEqual(out.getvalue(), "Hello, Ada!\n")
