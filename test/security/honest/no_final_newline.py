# expect: correct
# assignment: add
# how: Its last line has no end, and is a comment behind white space.


def add(a, b):
    return a + b
    # the end