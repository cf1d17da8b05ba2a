# expect: correct
# assignment: add
# how: An honest program that takes half a second, beside one that kills whatever it can.
import time


def add(a, b):
    time.sleep(0.2)
    return a + b
