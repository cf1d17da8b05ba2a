# -*- coding: latin-1 -*-
# expect: correct
# assignment: add
# how: Saved in Latin-1, and says so in its first line.
text = "äöü"


def add(a, b):
    assert len(text) == 3 and ord(text[0]) == 228
    return a + b
