# expect: memory_limit
# assignment: add-narrow
# how: Files without a name, in memory, that no process has mapped: 15 MB in each of 100 descriptors.
#   It is in no process's resident size; the container runs out of memory and the judge with it.
# needs: processes
import os


def add(a, b):
    block = b"x" * (1 << 20)
    for number in range(100):
        fd = os.memfd_create(str(number))
        for _ in range(15):
            os.write(fd, block)
    return a + b
