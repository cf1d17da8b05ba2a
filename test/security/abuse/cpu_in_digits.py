# expect: time_limit
# assignment: add-narrow
# how: Takes away Python's own limit on digits and writes an int of ten million of them.
import sys

sys.set_int_max_str_digits(0)


def add(a, b):
    return int(str(7 ** 12_000_000)[:1]) * 0 + a + b
