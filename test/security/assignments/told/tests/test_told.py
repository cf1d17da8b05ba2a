"""Everything of the test's own that a program may be handed: functions, objects, generators."""

import functools
import pathlib
import secrets
import unittest

from solution import told

WORD = "word-" + secrets.token_hex(16)


class Keeper:
    kind = "keeper"

    def __init__(self, word):
        self._word = word

    def guess(self, text):
        return text == self._word


def is_word(word, text):
    return text == word


def words():
    own = WORD
    yield 1
    yield own == ""


class TestTold(unittest.TestCase):
    def check(self, text):
        return text == WORD

    def test_told(self):
        word = WORD
        helpers = {
            "lambda": lambda text: text == word,
            "method": self.check,
            "keeper": Keeper(WORD),
            "partial": functools.partial(is_word, WORD),
            "generator": words(),
            "path": pathlib.Path("/"),
        }
        self.assertEqual(told(helpers), WORD)
