import random
import unittest
from types import SimpleNamespace
from unittest.mock import Mock

from solution import finish


class Order:
    def __init__(self, number):
        self.number = number


class TestFinish(unittest.TestCase):
    def test_rings(self):
        number, desk = random.randrange(1, 10**6), Mock()
        finish(Order(number), desk, SimpleNamespace(polite=True))
        desk.ring.assert_called_once_with(number, polite=True)
