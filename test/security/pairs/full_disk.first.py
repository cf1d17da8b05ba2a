# expect: correct | memory_limit
# assignment: add-narrow
# how: Fills every place that it can write to, with files that only it may remove.
# needs: processes
import os


def add(a, b):
    block = b"x" * (1 << 20)
    for place in (".", "/tmp", "/dev/shm", "/dev/mqueue"):
        try:
            os.mkdir(f"{place}/full", 0o700)
        except OSError:
            continue
        try:
            for number in range(500):
                with open(f"{place}/full/{number}", "wb") as file:
                    for _ in range(4):
                        file.write(block)
        except OSError:
            pass
        os.chmod(f"{place}/full", 0)
    return a + b
