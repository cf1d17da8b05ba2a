import unittest

from solution import peaks, total_climb


class FirstDay(unittest.TestCase):
    def test_climb(self):
        """The climb of the first day"""
        self.assertEqual(total_climb([200, 350, 300, 420, 380]), 270)

    def test_peaks(self):
        """The peaks of the first day"""
        self.assertEqual(peaks([200, 350, 300, 420, 380]), [350, 420])
