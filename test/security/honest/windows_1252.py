#!/usr/bin/env python3
# vim: set fileencoding=cp1252 :
# expect: correct
# assignment: add
# how: Saved in Windows' code page, which its second line names, with a Euro sign and curly quotes.
price = "€ “5”"


def add(a, b):
    assert [ord(letter) for letter in price[:3]] == [0x20AC, 32, 0x201C]
    return a + b
