# expect: correct
# assignment: add
# how: Documentation first, then what it takes from the future, which must come before all else.
"""Adds numbers.

>>> add(1, 2)
3
"""
from __future__ import annotations

import doctest
import sys


def add(a: Number, b: Number) -> Number:
    """
    >>> add(2, 2)
    4
    """
    assert add.__annotations__["a"] == "Number"
    assert sys.modules[__name__].__doc__.startswith("Adds")
    return a + b


assert doctest.testmod(sys.modules[__name__]).failed == 0
