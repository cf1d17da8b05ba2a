import unittest

from solution import root


class TestRoot(unittest.TestCase):
    def test_nine(self):
        self.assertEqual(root(9), 3)

    def test_negative(self):
        with self.assertRaisesRegex(ValueError, "negative"):
            root(-1)
