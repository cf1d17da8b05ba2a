import unittest

from solution import name_tag


class AtTheDesk(unittest.TestCase):
    def test_three_names(self):
        """Maria Pilar Ortega"""
        self.assertEqual(name_tag("Maria Pilar Ortega"), "Maria P. O.")

    def test_two_names(self):
        """Amina Diallo"""
        self.assertEqual(name_tag("Amina Diallo"), "Amina D.")

    def test_typed_in_a_hurry(self):
        """Spaces and small letters are put right"""
        self.assertEqual(name_tag("  lotte van  dijk "), "Lotte V. D.")
