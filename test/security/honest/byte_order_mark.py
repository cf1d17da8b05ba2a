# expect: correct
# assignment: add
# how: Begins with a byte order mark, as Windows' editors save UTF-8, and holds letters beyond ASCII.
grüße = "schön"


def add(a, b):
    assert len(grüße) == 5
    return a + b
