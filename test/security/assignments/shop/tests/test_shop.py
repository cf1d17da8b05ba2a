"""Tests with objects of their own: the program gets an Item, a Till, and a mock to tell of sales."""

import random
import unittest
from unittest.mock import Mock

from solution import pay, sell, total


class Item:
    def __init__(self, price):
        self.price = price

    def cost(self, number):
        return self.price * number


class Till:
    """Takes money and knows whether it is right."""

    def __init__(self):
        self.taken = []

    def take(self, amount):
        self.taken.append(amount)

    def holds(self, amount):
        return self.taken == [amount]


class TestShop(unittest.TestCase):
    def test_sell(self):
        price = random.randrange(1, 10**6)
        report = Mock()
        sell(Item(price), 3, report)
        report.assert_called_once_with(price * 3)

    def test_pay(self):
        price, till = random.randrange(1, 10**6), Till()
        pay(Item(price), 3, till)
        self.assertTrue(till.holds(price * 3))

    def test_total(self):
        items = [Item(random.randrange(1, 10**6)) for _ in range(3)]
        expected = sum(item.cost(2) for item in items)
        self.assertEqual(total(items, 2), expected)
