import unittest

from solution import third


class TestExamples(unittest.TestCase):
    def test_example(self):
        self.assertAlmostEqual(third(6), 2)
