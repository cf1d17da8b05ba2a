# expect: runtime_error
# assignment: add-narrow
# how: Ends with SIGABRT in the middle of a call.
# needs: processes
import os


def add(a, b):
    os.abort()
