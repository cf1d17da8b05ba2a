import unittest

from solution import weeks_to_save


class Saving(unittest.TestCase):
    def test_nothing_to_save(self):
        """Something free takes 0 weeks"""
        self.assertEqual(weeks_to_save(0), 0)

    def test_one_coin(self):
        """1 coin is there after the first week"""
        self.assertEqual(weeks_to_save(1), 1)

    def test_exactly_enough(self):
        """3, 10 and 15 coins are reached exactly"""
        self.assertEqual(weeks_to_save(3), 2, "the goal was 3 coins")
        self.assertEqual(weeks_to_save(10), 4, "the goal was 10 coins")
        self.assertEqual(weeks_to_save(15), 5, "the goal was 15 coins")

    def test_whole_number(self):
        """The weeks are a whole number"""
        self.assertIsInstance(
            weeks_to_save(7), int, "the number of weeks must be whole: 4, not 4.0"
        )

    def test_one_coin_short(self):
        """One coin short means one week more"""
        self.assertEqual(weeks_to_save(2), 2, "the goal was 2 coins")
        self.assertEqual(weeks_to_save(4), 3, "the goal was 4 coins")
        self.assertEqual(weeks_to_save(11), 5, "the goal was 11 coins")

    def test_a_bicycle(self):
        """5,050 coins take exactly 100 weeks"""
        self.assertEqual(weeks_to_save(5050), 100)

    def test_a_million(self):
        """A million coins take a patient saver"""
        self.assertEqual(weeks_to_save(1_000_000), 1414)
