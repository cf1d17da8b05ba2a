import unittest

from solution import total_climb


class Climb(unittest.TestCase):
    def test_only_up(self):
        """Only up"""
        self.assertEqual(total_climb([100, 150, 400]), 300)

    def test_only_down(self):
        """Only down: no climb, and nothing below zero"""
        self.assertEqual(total_climb([900, 650, 300]), 0)

    def test_round_trip(self):
        """A round trip climbs, although it ends where it began"""
        self.assertEqual(total_climb([500, 800, 500]), 300)

    def test_flat(self):
        """A walk along a lake"""
        self.assertEqual(total_climb([430, 430, 430]), 0)

    def test_start_higher_than_end(self):
        """The step from the last height back to the first does not exist"""
        self.assertEqual(total_climb([700, 600, 650]), 50)

    def test_below_sea_level(self):
        """Heights below the sea are fine"""
        self.assertEqual(total_climb([-50, -20, 10]), 60)

    def test_one_height(self):
        """One height: no climb"""
        self.assertEqual(total_climb([1200]), 0)

    def test_no_heights(self):
        """No heights: no climb"""
        self.assertEqual(total_climb([]), 0)

    def test_keeps_the_notes(self):
        """The list is left as it was"""
        notes = [300, 100, 200]
        total_climb(notes)
        self.assertEqual(notes, [300, 100, 200], "total_climb changed the list")
