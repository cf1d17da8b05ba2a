# expect: memory_limit
# assignment: add-narrow
# how: Uses too much memory for some milliseconds, between two looks of whoever watches it.


def add(a, b):
    return len(b"x" * (70 << 20)) * 0 + a + b
