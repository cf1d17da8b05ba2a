import unittest

from solution import add


class TestAdd(unittest.TestCase):
    def test_small(self):
        """Small numbers."""
        self.assertEqual(add(1, 2), 3)

    def test_negative(self):
        self.assertEqual(add(-5, 3), -2)

    def test_big(self):
        self.assertEqual(add(10**40, 1), 10**40 + 1)
