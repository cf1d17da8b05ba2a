# expect: correct | time_limit | memory_limit
# assignment: add-narrow
# how: Makes empty files until there are no inodes left, or no time.
# needs: processes


def add(a, b):
    try:
        for number in range(1_000_000):
            open(f"{number}", "w").close()
    except OSError:
        pass
    return a + b
