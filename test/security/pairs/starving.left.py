# expect: time_limit | memory_limit
# assignment: add-narrow
# how: Takes what it can of processors, processes and memory while a program beside it is graded.
# needs: processes
import os


def add(a, b):
    while True:
        try:
            os.fork()
        except OSError:
            pass
