import unittest

from solution import each


class TestEach(unittest.TestCase):
    def test_each(self):
        seen = []
        each(seen.append, [1, 2, 3])
        self.assertEqual(seen, [1, 2, 3])

    def test_checks(self):
        """Each item goes to the function once."""
        left = [1, 2, 3]

        def check(item):
            self.assertEqual(item, left.pop(0))

        each(check, [1, 2, 3])
        self.assertEqual(left, [])
