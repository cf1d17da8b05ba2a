# expect: correct
# assignment: add
# how: A ProcessPoolExecutor with a function of its own, which has to be found again by its name.
# needs: processes
from concurrent.futures import ProcessPoolExecutor


def plus(pair):
    return pair[0] + pair[1]


def add(a, b):
    with ProcessPoolExecutor(2) as pool:
        return list(pool.map(plus, [(a, b), (b, a)]))[0]
