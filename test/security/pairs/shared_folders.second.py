# expect: incorrect
# assignment: found
# how: Looks for the files of the program before it.
# needs: processes
import os


def found():
    got = []
    for place in ("/tmp", "/dev/shm", "/dev/mqueue", "/var/tmp", "/run", "/var/lock", "."):
        try:
            got += [name for name in os.listdir(place) if name.startswith("left-behind")]
        except OSError:
            pass
    return got
