# expect: correct
# assignment: add
# how: Recursion of 900 levels within Python's limit, of 5,000 with a higher one, and with a cache.
import sys
from functools import lru_cache


def count(n):
    return 0 if n == 0 else 1 + count(n - 1)


@lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def add(a, b):
    assert count(900) == 900
    sys.setrecursionlimit(20_000)
    assert count(5000) == 5000
    assert fibonacci(300) % 10 == 0
    return a + b
