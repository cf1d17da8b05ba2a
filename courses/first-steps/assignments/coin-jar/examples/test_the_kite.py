import unittest

from solution import weeks_to_save


class TheKite(unittest.TestCase):
    def test_seven_coins(self):
        """A kite for 7 coins takes 4 weeks"""
        self.assertEqual(weeks_to_save(7), 4)

    def test_six_coins(self):
        """A kite for 6 coins takes 3 weeks: exactly enough is enough"""
        self.assertEqual(weeks_to_save(6), 3)
