import unittest

from solution import Playlist


class RoadTrip(unittest.TestCase):
    def setUp(self):
        self.trip = Playlist("Road trip")
        self.trip.add("Open windows", 185)
        self.trip.add("Long way home", 240)

    def test_name(self):
        """The playlist knows its name"""
        self.assertEqual(self.trip.name, "Road trip")

    def test_length(self):
        """There are two songs on it"""
        self.assertEqual(len(self.trip), 2)

    def test_total_seconds(self):
        """They last 425 seconds"""
        self.assertEqual(self.trip.total_seconds(), 425)

    def test_text(self):
        """The playlist as text"""
        self.assertEqual(str(self.trip), "Road trip: 2 songs, 7:05")
