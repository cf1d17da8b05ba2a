import unittest

from solution import f


class LongListsTest(unittest.TestCase):
    def test_lengths(self):
        for n in range(64):
            self.assertEqual(len(f(200_000 + n)), 200_000 + n)
