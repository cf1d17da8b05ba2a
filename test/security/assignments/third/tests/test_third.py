import unittest

from solution import third


class TestThird(unittest.TestCase):
    def test_third(self):
        self.assertAlmostEqual(third(1), 1 / 3)
