# expect: correct | time_limit
# assignment: add
# how: Folders within folders, far deeper than a path may be long or a tidying function may recurse,
#   each closed to everybody.
# needs: processes
import os


def add(a, b):
    if a == 1:
        home = os.getcwd()
        for _ in range(3000):
            os.mkdir("d" * 60)
            os.chdir("d" * 60)
        os.chmod(".", 0)
        os.chdir(home)
        os.chmod("d" * 60, 0)
    return a + b
