# expect: incorrect
# assignment: found
# how: Looks for what the program before it wrote down of the interpreter that they were forked from.
# needs: processes
import os


def found():
    return os.path.exists("/dev/shm/seed")
