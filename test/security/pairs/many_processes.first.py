# expect: time_limit | memory_limit
# assignment: add-narrow
# how: A fork bomb, which uses up what its user and its container may have of processes.
# needs: processes
import os


def add(a, b):
    while True:
        try:
            os.fork()
        except OSError:
            pass
