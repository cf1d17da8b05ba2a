# expect: output_limit | correct
# assignment: add
# how: A daemon prints without end while the program answers quickly and rightly: whichever comes
#   first, nothing hangs and nothing grows.
# needs: processes
import os


def add(a, b):
    if a == 1 and os.fork() == 0:
        os.setsid()
        while True:
            os.write(2, b"still here\n" * 100)
    return a + b
