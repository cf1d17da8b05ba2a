import unittest

from solution import Playlist


class Songs(unittest.TestCase):
    def test_new_playlist(self):
        """A new playlist is empty"""
        new = Playlist("New")
        self.assertEqual(len(new), 0)
        self.assertEqual(new.total_seconds(), 0)

    def test_same_song_twice(self):
        """A song that is added twice is there twice"""
        party = Playlist("Party")
        party.add("Again", 100)
        party.add("Again", 100)
        self.assertEqual(len(party), 2)
        self.assertEqual(party.total_seconds(), 200)

    def test_playlists_are_apart(self):
        """Two playlists do not share their songs"""
        morning = Playlist("Morning")
        evening = Playlist("Evening")
        morning.add("Sunrise", 150)
        self.assertEqual(
            len(evening),
            0,
            "a song was added to one playlist and is on another one too: "
            "make the list of songs inside __init__",
        )
        self.assertEqual(len(morning), 1)

    def test_each_keeps_its_name(self):
        """Two playlists do not share their name"""
        morning = Playlist("Morning")
        evening = Playlist("Evening")
        self.assertEqual(morning.name, "Morning")
        self.assertEqual(evening.name, "Evening")

    def test_one_second(self):
        """A song of one second is short, but allowed"""
        short = Playlist("Short")
        short.add("Blink", 1)
        self.assertEqual(short.total_seconds(), 1)

    def test_no_seconds(self):
        """A song of 0 seconds is a ValueError"""
        with self.assertRaises(ValueError):
            Playlist("Silence").add("Nothing", 0)

    def test_less_than_nothing(self):
        """A song of less than 0 seconds is a ValueError"""
        with self.assertRaises(ValueError):
            Playlist("Backwards").add("Rewind", -10)

    def test_refused_song_is_not_added(self):
        """A song that is refused is not on the playlist"""
        strict = Playlist("Strict")
        with self.assertRaises(ValueError):
            strict.add("Nothing", 0)
        self.assertEqual(len(strict), 0, "a song that was refused is on the playlist")
