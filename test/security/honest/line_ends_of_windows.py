# expect: correct
# assignment: add
# how: Every line ends with CR LF, within a text of several lines and after a backslash, too.
TEXT = """one
two"""


def add(a, b):
    assert TEXT == "one\ntwo" and len(TEXT.splitlines()) == 2
    return a + \
        b
