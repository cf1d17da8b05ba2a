# expect: correct
# assignment: add
# how: An honest program beside one that takes what it can: what counts is the CPU time of its own.
# needs: processes
import multiprocessing
import operator


def add(a, b):
    with multiprocessing.Pool(3) as pool:
        return pool.starmap(operator.add, [(a, b)] * 3)[0]
