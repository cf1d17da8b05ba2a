# expect: correct
# assignment: order
# how: Imports everything from modules of the library, and has names of its own that hide built-ins.
from collections import *
from functools import *
from itertools import *
from math import *
from operator import *
from os.path import *
from random import *
from statistics import *
from typing import *

list_ = list


def max(numbers):
    return reduce(lambda a, b: a if a > b else b, numbers)


def order(numbers):
    rest, done = list_(numbers), deque()
    while rest:
        largest = max(rest)
        rest.remove(largest)
        done.appendleft(largest)
    return list_(done)
