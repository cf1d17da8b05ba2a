# expect: correct | time_limit | memory_limit
# assignment: add-narrow
# how: Uses up the inodes of every place that it can write to.
# needs: processes


def add(a, b):
    for place in ("/dev/shm", "."):
        try:
            for number in range(40_000):
                open(f"{place}/{number}", "w").close()
        except OSError:
            pass
    return a + b
