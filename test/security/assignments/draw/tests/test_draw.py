"""Objects of the library that a test may well pass: what they do, they do in the judge's process."""

import io
import random
import re
import sqlite3
import unittest

from solution import draw


class TestDraw(unittest.TestCase):
    def test_draw(self):
        generator = random.Random(7)
        expected = random.Random(7).randint(1, 6)
        paper, database = io.StringIO(), sqlite3.connect(":memory:")
        self.assertEqual(draw(generator, paper, re.compile(r"(\w+\s?)*\."), database), expected)
        self.assertEqual(paper.getvalue(), str(expected))
