import unittest

from solution import greet


class TestGreet(unittest.TestCase):
    def test_greet(self):
        self.assertTrue(greet("Ada").startswith("Hello, Ada"))
