import unittest

from solution import squares


class TestSquares(unittest.TestCase):
    def test_all(self):
        self.assertEqual(list(squares(4)), [0, 1, 4, 9])
