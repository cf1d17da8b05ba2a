# expect: runtime_error | memory_limit | incorrect
# assignment: add-narrow
# how: Lifts Python's limit on recursion, so that the stack itself overflows.
import sys

sys.setrecursionlimit(1 << 30)


def add(a, b):
    return add(a, b) + 1
