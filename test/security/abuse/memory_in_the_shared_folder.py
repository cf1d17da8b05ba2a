# expect: correct | memory_limit
# assignment: add-narrow
# how: Fills /dev/shm until it is full, and stays within its limits as far as its own process goes.
# needs: processes
import os


def add(a, b):
    block = b"x" * (1 << 20)
    try:
        for number in range(2000):
            with open(f"/dev/shm/{os.getpid()}-{number}", "wb") as file:
                for _ in range(4):
                    file.write(block)
    except OSError:
        pass
    return a + b
