# expect: correct
# assignment: add
# how: An honest program that needs twenty threads and ten processes of its own.
# needs: processes
import multiprocessing
import operator
import threading


def add(a, b):
    threads = [threading.Thread(target=lambda: None) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with multiprocessing.Pool(10) as pool:
        return pool.starmap(operator.add, [(a, b)] * 10)[-1]
