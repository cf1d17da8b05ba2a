# expect: correct
# assignment: add
# how: Sets every limit of its own to nothing and its priority to the lowest; what it then still
#   does rightly is right.
# needs: processes
import os
import resource


def add(a, b):
    if a == 1:
        os.nice(19)
        for name in dir(resource):
            if name.startswith("RLIMIT_") and name not in ("RLIMIT_CPU", "RLIMIT_AS", "RLIMIT_DATA"):
                try:
                    resource.setrlimit(getattr(resource, name), (0, 0))
                except (OSError, ValueError):
                    pass
    return a + b
