import unittest

from solution import name_tag


class TheQueue(unittest.TestCase):
    def test_single_name(self):
        """A single name has no dot and no space"""
        self.assertEqual(name_tag("Teodor"), "Teodor")

    def test_single_small_letter_name(self):
        """A single name in small letters gets its capital"""
        self.assertEqual(name_tag("ines"), "Ines")

    def test_four_names(self):
        """Four names give three letters"""
        self.assertEqual(name_tag("Pedro Alves da Costa"), "Pedro A. D. C.")

    def test_spaces_in_between(self):
        """Several spaces in between count as one"""
        self.assertEqual(name_tag("Grace    Mbeki"), "Grace M.")

    def test_spaces_at_the_ends(self):
        """Spaces at the ends disappear"""
        self.assertEqual(name_tag("   Ravi Patel   "), "Ravi P.")

    def test_capital_inside_the_first_name(self):
        """A capital inside the first name stays"""
        self.assertEqual(
            name_tag("DeShawn Carter"),
            "DeShawn C.",
            "only the first letter may change, the rest stays as it was typed",
        )

    def test_small_letter_before_a_capital(self):
        """The first letter gets its capital, and a capital further on stays"""
        self.assertEqual(
            name_tag("deShawn carter"),
            "DeShawn C.",
            "only the first letter may change, the rest stays as it was typed",
        )

    def test_small_letters_become_capitals(self):
        """The single letters are capitals too"""
        self.assertEqual(name_tag("li na wang"), "Li N. W.")

    def test_names_of_one_letter(self):
        """A name may be one letter long"""
        self.assertEqual(name_tag("o k"), "O K.")
