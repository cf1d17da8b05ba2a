"""A list that both the test and the program hold is one list, also between two calls."""

import random
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

class Log:
    def __init__(self, lines):
        self.lines = lines
        self.handlers = []
    def add(self, x): self.lines.append(x)
    def set(self, *where, to):
        inner = self.lines
        for key in where[:-1]: inner = inner[key]
        inner[where[-1]] = to
    def sort(self): self.lines.sort()
    def fail(self, x):
        self.lines.append(x)
        raise ValueError(x)
    def emit(self, x):
        self.lines.append(x)
        for handler in self.handlers: handler(x)
        self.lines.append("done")
    def grow(self, n): self.lines.extend(range(n))
    def get(self): return list(self.lines)

def drain(items):
    while items: yield items.pop(0)
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


class KeptByTheProgram(ChannelCase):
    code = PROGRAM

    def test_what_a_later_call_changes(self):
        mine = []
        log = self.program.Log(mine)
        for number in range(30):
            log.add(number)
            self.assertEqual(mine, list(range(number + 1)))
        log.sort()
        log.set(0, to="first")
        self.assertEqual(mine[:2], ["first", 1])

    def test_every_type_and_depth(self):
        board = [[0, 0], {"a": [1]}]
        row, inner = board[0], board[1]["a"]
        game = self.program.Log(board)
        game.set(0, 1, to=5)
        game.set(1, "a", 0, to=[])
        self.assertEqual(board, [[0, 5], {"a": [[]]}])
        self.assertIs(board[0], row)
        self.assertIs(board[1]["a"], inner)
        mine = {}
        self.program.Log(mine).set("k", to=board)
        self.assertEqual(mine, {"k": board})

    def test_what_the_program_gave_and_changes(self):
        log = self.program.Log([1])
        lines = log.lines
        log.add(2)
        lines.append(3)
        log.add(4)
        self.assertEqual(lines, [1, 2, 3, 4])
        self.assertEqual(log.get(), lines)
        self.assertIs(log.lines, lines)
        self.assertIsNot(log.get(), lines)
        self.assertIsNot(log.get(), log.get())

    def test_a_call_that_raises(self):
        mine = []
        log = self.program.Log(mine)
        with self.assertRaises(ValueError):
            log.fail(1)
        self.assertEqual(mine, [1])

    def test_generators(self):
        mine = [1, 2]
        items = self.program.drain(mine)
        next(items)
        self.assertEqual(mine, [2])

    def test_both_change_one_list_in_one_call(self):
        mine = []
        log = self.program.Log(mine)
        log.handlers.append(lambda x: mine.append(("heard", x)))
        log.emit(1)
        self.assertEqual(mine, [1, ("heard", 1), "done"])
        self.assertEqual(log.get(), mine)

    def test_what_grows_too_large_is_no_longer_held(self):
        mine = [1]
        log = self.program.Log(mine)
        log.grow(50_000)
        self.assertEqual(mine, [1])
        mine.append(2)
        self.assertEqual(len(log.get()), 50_001)
        self.assertEqual(len(log.lines), 50_001)
        fresh = log.lines
        log.add(1)
        self.assertEqual(len(fresh), 50_001)

    def test_a_list_that_is_too_large_from_the_start(self):
        mine = [0] * 9_000
        log = self.program.Log(mine)
        log.add(1)
        self.assertEqual((len(mine), len(log.lines)), (9_000, 9_001))

    def test_more_calls_than_are_held(self):
        kept = [([number], self.program.Log([])) for number in range(40)]
        for mine, log in kept:
            log.lines = mine
        for mine, log in reversed(kept):
            log.add("new")
        self.assertEqual(kept[-1][0], [39, "new"])
        self.assertEqual(kept[0][0], [0])
        self.assertEqual(kept[0][1].lines, [0, "new"])

    def test_one_that_is_dropped_in_the_middle_of_a_call_that_gives_it(self):
        first = []
        log = self.program.Log(first)

        def hear(x):
            for _ in range(40):
                self.program.Log([x])
            with self.assertRaises(TypeError):
                self.program.fill(self)

        log.handlers.append(hear)
        for number in range(3):
            log.emit(number)
            self.assertEqual(log.lines, [0, "done", 1, "done", 2, "done"][: 2 * number + 2])

    def test_one_that_is_used_stays(self):
        mine = []
        log = self.program.Log(mine)
        for number in range(50):
            self.program.Log([])
            log.lines.append(number)
        log.add("new")
        self.assertEqual(mine, [*range(50), "new"])

    def test_it_agrees_with_one_interpreter(self):
        space = {}
        exec(PROGRAM, space)
        for seed in range(60):
            chance = random.Random(seed)
            there, here = [], []
            held = [[], []]
            for _ in range(60):
                number, place = chance.randrange(9), chance.randrange(8)
                for side, logs, make in zip(
                    held, (there, here), (self.program.Log, space["Log"]), strict=True
                ):
                    if number == 0 or not logs:
                        side.append([0])
                        logs.append(make(side[-1]))
                    log = logs[place % len(logs)]
                    mine = side[place * 7 % len(side)]
                    if number == 1:
                        log.add(place)
                    elif number == 2:
                        log.add([place])
                    elif number == 3:
                        log.add(mine)
                    elif number == 4:
                        mine.append(place)
                    elif number == 5:
                        mine.insert(0, [place])
                    elif number == 6:
                        side.append(log.lines)
                    elif number == 7:
                        log.set(0, to=place)
                    elif number == 8 and type(log.lines[0]) is list:
                        log.lines[0].append(place)
                if len(here) > 3:
                    break
                self.assertEqual(repr(held[0]), repr(held[1]), seed)


if __name__ == "__main__":
    unittest.main()
