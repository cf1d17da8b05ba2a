import unittest

from solution import welcome


class MoreGuests(unittest.TestCase):
    def test_gives_the_text_back(self):
        """The sign is given back, not only printed"""
        sign = welcome("Noor")
        self.assertIsNotNone(
            sign, "welcome gave back nothing: use return in place of print"
        )
        self.assertEqual(sign, "Welcome, Noor!")

    def test_short_name(self):
        """A name of two letters"""
        self.assertEqual(welcome("Bo"), "Welcome, Bo!")

    def test_name_of_several_words(self):
        """A name of several words stays whole"""
        self.assertEqual(welcome("Ana Lucía Reyes"), "Welcome, Ana Lucía Reyes!")

    def test_small_letters_in_a_name(self):
        """Small letters in a name stay small"""
        self.assertEqual(
            welcome("Ana de la Cruz"),
            "Welcome, Ana de la Cruz!",
            "the name must stay exactly as it was passed in",
        )

    def test_two_guests_after_each_other(self):
        """Every guest gets a sign of their own"""
        self.assertEqual(
            [welcome("Kofi"), welcome("Yuki")],
            ["Welcome, Kofi!", "Welcome, Yuki!"],
            "the name on the sign must be the name that was passed in",
        )
