from math import *
import unittest

from solution import *


class TestHypotenuse(unittest.TestCase):
    def test_hypotenuse(self):
        self.assertTrue(isclose(hypotenuse(3, 4), sqrt(25)))
