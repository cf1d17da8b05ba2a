import unittest

from solution import ticket_price


class AtThePier(unittest.TestCase):
    def test_adult(self):
        """An adult on foot pays 12"""
        self.assertEqual(ticket_price(30, False), 12)

    def test_child_with_bicycle(self):
        """A child of 9 with a bicycle pays 6 + 3"""
        self.assertEqual(ticket_price(9, True), 9)

    def test_toddler_with_bicycle(self):
        """A child of 2 travels free, the bicycle does not"""
        self.assertEqual(ticket_price(2, True), 3)
