import unittest

from solution import peaks


class Peaks(unittest.TestCase):
    def test_one_peak(self):
        """One peak in the middle"""
        self.assertEqual(peaks([1, 5, 2]), [5])

    def test_ends_are_no_peaks(self):
        """The first and the last height are never peaks"""
        self.assertEqual(peaks([900, 300, 800]), [])

    def test_only_up(self):
        """Only up: no peak on the way"""
        self.assertEqual(peaks([100, 200, 300]), [])

    def test_plateau(self):
        """A plateau is not a peak"""
        self.assertEqual(peaks([100, 400, 400, 100]), [])

    def test_same_height_twice(self):
        """Two peaks of the same height are two peaks"""
        self.assertEqual(peaks([1, 7, 2, 7, 3]), [7, 7])

    def test_order_of_the_walk(self):
        """Peaks come in the order of the walk"""
        self.assertEqual(peaks([1, 9, 1, 3, 1, 6, 1]), [9, 3, 6])

    def test_same_height_on_the_slope(self):
        """A height counts only where it is a peak"""
        self.assertEqual(peaks([0, 5, 8, 6, 5, 4, 5, 3]), [8, 5])

    def test_short_walks(self):
        """Walks of none, one or two heights have no peaks"""
        self.assertEqual(peaks([]), [], "no heights")
        self.assertEqual(peaks([800]), [], "one height")
        self.assertEqual(peaks([800, 900]), [], "two heights")

    def test_keeps_the_notes(self):
        """The list is left as it was"""
        notes = [300, 900, 200]
        peaks(notes)
        self.assertEqual(notes, [300, 900, 200], "peaks changed the list")
