# expect: output_limit
# assignment: add-narrow
# how: Writes to descriptor 1 itself, past sys.stdout and whatever a grader has put there.
# needs: processes
import os


def add(a, b):
    while True:
        os.write(1, b"x" * 1000)
