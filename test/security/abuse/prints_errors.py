# expect: output_limit
# assignment: add-narrow
# how: A flood on standard error, which graders that look at standard output keep in full.
import sys


def add(a, b):
    while True:
        print("oh no", file=sys.stderr)
