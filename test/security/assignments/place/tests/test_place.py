import unittest

from solution import place


class TestPlace(unittest.TestCase):
    def test_place(self):
        self.assertEqual(place("home"), (3, 4))
        self.assertEqual(place("home")[0], 3)
        self.assertIn(4, place("home"))
