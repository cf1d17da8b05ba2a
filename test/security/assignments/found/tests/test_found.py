"""For probes: the right answer is what nobody who is shut in can give."""

import unittest

from solution import found


class TestFound(unittest.TestCase):
    def test_found(self):
        self.assertTrue(found())
