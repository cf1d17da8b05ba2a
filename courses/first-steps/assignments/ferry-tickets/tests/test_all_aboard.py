import unittest

from solution import ticket_price


class OnFoot(unittest.TestCase):
    def check(self, age, price):
        self.assertEqual(ticket_price(age, False), price, f"on foot, at the age of {age}")

    def test_babies_and_toddlers(self):
        """Under 4 travels free"""
        self.check(0, 0)
        self.check(3, 0)

    def test_fourth_birthday(self):
        """From the fourth birthday on a child pays 6"""
        self.check(4, 6)

    def test_last_year_as_a_child(self):
        """At 15 the price is still 6"""
        self.check(15, 6)

    def test_sixteenth_birthday(self):
        """From the sixteenth birthday on the price is 12"""
        self.check(16, 12)

    def test_last_year_before_the_discount(self):
        """At 64 the price is still 12"""
        self.check(64, 12)

    def test_sixty_fifth_birthday(self):
        """From the sixty-fifth birthday on the price is 8"""
        self.check(65, 8)
        self.check(101, 8)


class WithBicycle(unittest.TestCase):
    def test_everyone_pays_for_the_bicycle(self):
        """A bicycle costs 3 more at every age"""
        for age in (0, 10, 40, 80):
            on_foot = ticket_price(age, False)
            with_bicycle = ticket_price(age, True)
            self.assertEqual(
                with_bicycle - on_foot, 3, f"what the bicycle adds at the age of {age}"
            )

    def test_older_passenger_with_bicycle(self):
        """A passenger of 70 with a bicycle pays 8 + 3"""
        self.assertEqual(ticket_price(70, True), 11)
