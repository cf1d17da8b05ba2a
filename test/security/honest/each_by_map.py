# expect: correct
# assignment: each
# how: Calls the test's functions through map, partial, threads and reduce.
import functools
from concurrent.futures import ThreadPoolExecutor


def each(function, items):
    items = list(items)
    list(map(function, items[:1]))
    functools.partial(function, items[1])()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(function, items[2]).result()
