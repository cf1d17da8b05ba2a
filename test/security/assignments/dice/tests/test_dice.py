import random
import unittest

from solution import guess


class TestDice(unittest.TestCase):
    def test_guess(self):
        self.assertEqual(guess(), random.getrandbits(64))
