import random

from solution import *
import unittest


class TestOrder(unittest.TestCase):
    def test_order(self):
        numbers = [random.randrange(10**6) for _ in range(20)]
        expected = sorted(numbers)
        assert order(numbers) == expected
