# expect: correct
# assignment: add
# how: Starts processes afresh instead of forking: a new interpreter runs a function of the library.
# needs: processes
import multiprocessing
import operator

if __name__ != "__mp_main__":
    spawned = multiprocessing.get_context("spawn")


def add(a, b):
    with spawned.Pool(1) as pool:
        return pool.apply(operator.add, (a, b))
