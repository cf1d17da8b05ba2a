# expect: incorrect
# assignment: found
# how: Looks for the folders of the program before it.
# needs: processes
import os


def found():
    return [place for place in (".", "/tmp", "/dev/shm") if os.path.isdir(f"{place}/{'d' * 100}")]
