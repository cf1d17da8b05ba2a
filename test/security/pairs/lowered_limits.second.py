# expect: correct
# assignment: add
# how: An honest program that opens fifty files and starts a few processes.
# needs: processes
import os


def add(a, b):
    kept = [open(f"file-{number}", "w") for number in range(50)]
    for _ in range(5):
        if os.fork() == 0:
            os._exit(0)
        os.wait()
    return a + b if len(kept) == 50 else 0
