import unittest

from solution import add


class TestAdd(unittest.TestCase):
    def test_small(self):
        """Small numbers."""
        self.assertEqual(add(1, 2), 3)
