# expect: runtime_error
# assignment: add-narrow
# how: Becomes /bin/true, which ends with status 0: success, for a grader that goes by exit codes.
# needs: processes
import os


def add(a, b):
    os.execv("/bin/true", ["true"])
