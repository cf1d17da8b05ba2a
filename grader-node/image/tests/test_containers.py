"""A list that both the test and the program hold is one list, also between two calls."""

import unittest
from unittest.mock import patch

from .channel_case import ChannelCase

PROGRAM = """
CONFIG = {"a": 1}
ITEMS = [1, 2]

class Bag:
    def __init__(self, items, grid=None):
        self.items = items
        self.grid = grid
    def all(self): return self.items
    def __len__(self): return len(self.items)

class CarefulBag(Bag):
    def __init__(self, items): super().__init__(list(items))
    def all(self): return list(self.items)

def get_config(): return dict(CONFIG)
def fill(box): box.append(len(box))
"""


class Between(ChannelCase):
    code = PROGRAM

    def test_a_list_that_the_program_gave_away(self):
        for kind, length in ((self.program.Bag, 2), (self.program.CarefulBag, 1)):
            bag = kind(["a"])
            items = bag.all()
            items.append("b")
            self.assertEqual((len(bag), len(bag.all())), (length, length))

    def test_a_list_that_the_program_kept(self):
        for kind, length in ((self.program.Bag, 0), (self.program.CarefulBag, 2)):
            mine = ["a", "b"]
            bag = kind(mine)
            mine.clear()
            self.assertEqual(len(bag), length)

    def test_attributes_of_objects_and_of_the_module(self):
        bag = self.program.Bag([1])
        bag.items.append(2)
        self.assertEqual(bag.items, [1, 2])
        self.program.ITEMS.append(3)
        self.assertEqual(self.program.ITEMS, [1, 2, 3])
        with patch.dict(self.program.CONFIG, {"a": 5, "b": 6}):
            self.assertEqual(self.program.get_config(), {"a": 5, "b": 6})
        self.assertEqual(self.program.get_config(), {"a": 1})
        with patch.dict("solution.CONFIG", clear=True):
            self.assertEqual(self.program.get_config(), {})
        self.assertEqual(self.program.get_config(), {"a": 1})

    def test_lists_within_lists(self):
        bag = self.program.Bag([], [[0, 0], [0, 0]])
        grid = bag.grid
        grid[0][1] = 5
        grid.append(grid[0])
        self.assertEqual(bag.grid, [[0, 5], [0, 0], [0, 5]])

    def test_a_list_changed_by_both_in_turn(self):
        box = []
        for _ in range(3):
            self.program.fill(box)
            box.append("mine")
        self.assertEqual(box, [0, "mine", 2, "mine", 4, "mine"])

    def test_what_cannot_be_handed_over_stays_with_the_test(self):
        bag = self.program.Bag([1])
        bag.items.append(self)
        self.assertEqual(len(bag), 1)


if __name__ == "__main__":
    unittest.main()
