# expect: time_limit
# assignment: add-soon
# how: Reads from a pipe to which only it could write.
# needs: processes
import os


def add(a, b):
    reading, _writing = os.pipe()
    os.read(reading, 1)
    return a + b
