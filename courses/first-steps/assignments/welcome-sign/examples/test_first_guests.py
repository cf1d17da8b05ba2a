import unittest

from solution import welcome


class FirstGuests(unittest.TestCase):
    def test_mira(self):
        """Mira gets her sign"""
        self.assertEqual(welcome("Mira"), "Welcome, Mira!")

    def test_jonas(self):
        """Jonas gets his sign"""
        self.assertEqual(welcome("Jonas"), "Welcome, Jonas!")
