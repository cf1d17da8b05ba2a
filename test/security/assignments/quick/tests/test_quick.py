import time
import unittest

from solution import search


class TestQuick(unittest.TestCase):
    def test_quick(self):
        start = time.perf_counter()
        self.assertEqual(search(list(range(1000)), 999), 999)
        self.assertLess(time.perf_counter() - start, 0.5)
