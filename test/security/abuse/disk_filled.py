# expect: correct | memory_limit
# assignment: add-narrow
# how: Fills every folder that it can write to, until each is full.
# needs: processes
import os


def add(a, b):
    block = b"x" * (1 << 20)
    for place in (".", "/tmp", "/dev/shm", "/var/tmp", "/run", "/dev/mqueue"):
        try:
            for number in range(2000):
                with open(f"{place}/full-{os.getpid()}-{number}", "wb") as file:
                    for _ in range(8):
                        file.write(block)
        except OSError:
            pass
    return a + b
