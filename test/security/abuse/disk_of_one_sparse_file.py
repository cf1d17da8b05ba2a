# expect: correct
# assignment: add-narrow
# how: A file of a terabyte that takes no space, for whoever copies or reads what a program leaves.
# needs: processes


def add(a, b):
    for size in (1 << 40, 1 << 30, 1 << 23):
        try:
            with open("sparse", "wb") as file:
                file.truncate(size)
        except OSError:
            pass
    return a + b
