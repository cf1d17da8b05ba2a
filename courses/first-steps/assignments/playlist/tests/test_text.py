import unittest

from solution import Playlist


class Text(unittest.TestCase):
    def text(self, name, *lengths):
        playlist = Playlist(name)
        for number, seconds in enumerate(lengths, start=1):
            playlist.add(f"Song {number}", seconds)
        return str(playlist)

    def test_no_songs(self):
        """No songs"""
        self.assertEqual(self.text("New"), "New: 0 songs, 0:00")

    def test_one_song(self):
        """One song is a song, not songs"""
        self.assertEqual(self.text("Quiet", 200), "Quiet: 1 song, 3:20")

    def test_less_than_ten_seconds(self):
        """Seconds below ten get a zero in front"""
        self.assertEqual(self.text("Jingles", 4, 5), "Jingles: 2 songs, 0:09")

    def test_full_minute(self):
        """Sixty seconds are one minute"""
        self.assertEqual(self.text("Minute", 20, 20, 20), "Minute: 3 songs, 1:00")

    def test_two_hours(self):
        """Minutes go past 59"""
        self.assertEqual(self.text("Symphony", 3600, 3600), "Symphony: 2 songs, 120:00")
