# expect: time_limit
# assignment: add-narrow
# how: A regular expression that tries 2**40 ways, inside C and holding the interpreter's lock.
import re


def add(a, b):
    re.match(r"(a|a)*b", "a" * 40)
    return a + b
