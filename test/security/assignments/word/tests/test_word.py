"""The word is made anew in each run, so nobody knows it who cannot see into this process."""

import secrets
import unittest

WORD = "word-" + secrets.token_hex(16)

from solution import word  # noqa: E402: the word has to be there to be found


class TestWord(unittest.TestCase):
    def test_word(self):
        self.assertEqual(word(), WORD)
