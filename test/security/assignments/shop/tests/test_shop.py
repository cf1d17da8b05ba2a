"""Tests with objects of their own: the program gets an Item, and a mock to tell about sales."""

import random
import unittest
from unittest.mock import Mock

from solution import sell, total


class Item:
    def __init__(self, price):
        self.price = price

    def cost(self, number):
        return self.price * number


class TestShop(unittest.TestCase):
    def test_sell(self):
        price = random.randrange(1, 10**6)
        report = Mock()
        sell(Item(price), 3, report)
        report.assert_called_once_with(price * 3)

    def test_total(self):
        items = [Item(random.randrange(1, 10**6)) for _ in range(3)]
        self.assertEqual(total(items, 2), sum(item.cost(2) for item in items))
