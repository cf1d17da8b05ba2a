import unittest

from solution import Playlist


def playlist(name, *songs):
    made = Playlist(name)
    for title, seconds in songs:
        made.add(title, seconds)
    return made


class Equality(unittest.TestCase):
    def test_same_songs(self):
        """The same songs in the same order are equal"""
        first = playlist("Run", ("Go", 100), ("Faster", 120))
        second = playlist("Run", ("Go", 100), ("Faster", 120))
        self.assertTrue(first == second, "these two should be equal")

    def test_names_do_not_matter(self):
        """Names do not matter"""
        first = playlist("Monday", ("Go", 100))
        second = playlist("Friday", ("Go", 100))
        self.assertTrue(first == second, "these two should be equal")

    def test_empty_playlists(self):
        """Two empty playlists are equal"""
        first = playlist("One")
        second = playlist("Two")
        self.assertTrue(first == second, "these two should be equal")

    def test_other_order(self):
        """Another order is another playlist"""
        first = playlist("Run", ("Go", 100), ("Faster", 120))
        second = playlist("Run", ("Faster", 120), ("Go", 100))
        self.assertFalse(first == second, "these two should not be equal")

    def test_other_title(self):
        """Another title is another playlist"""
        first = playlist("Run", ("Go", 100))
        second = playlist("Run", ("Stop", 100))
        self.assertFalse(first == second, "these two should not be equal")

    def test_other_length(self):
        """The same title with another length is another song"""
        first = playlist("Run", ("Go", 100))
        second = playlist("Run", ("Go", 101))
        self.assertFalse(first == second, "these two should not be equal")

    def test_lengths_swapped(self):
        """The same titles with their lengths swapped are other songs"""
        first = playlist("Run", ("Go", 100), ("Faster", 120))
        second = playlist("Run", ("Go", 120), ("Faster", 100))
        self.assertFalse(
            first == second, "these two should not be equal: a song is its title and its seconds"
        )

    def test_one_song_more(self):
        """One song more is another playlist"""
        first = playlist("Run", ("Go", 100))
        second = playlist("Run", ("Go", 100), ("Faster", 120))
        self.assertFalse(first == second, "these two should not be equal")

    def test_not_a_playlist(self):
        """Something else is never equal to a playlist"""
        self.assertFalse(playlist("Run") == "Run", "compared with a text")
        self.assertFalse(playlist("Run") == [], "compared with an empty list")
        nothing = None
        self.assertFalse(playlist("Run") == nothing, "compared with None")
