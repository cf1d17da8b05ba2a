# expect: correct
# assignment: add-narrow
# how: An honest program that needs forty of its 64 MB.


def add(a, b):
    kept = bytearray(b"x") * (40 << 20)
    return a + b if kept[-1] else 0
