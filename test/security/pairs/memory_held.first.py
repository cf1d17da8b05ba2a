# expect: memory_limit
# assignment: add-narrow
# how: Runs the container out of memory: with processes, mappings, shared memory and files at once.
# needs: processes
import mmap
import os


def add(a, b):
    block = b"x" * (1 << 20)
    kept = []
    for _ in range(12):
        if os.fork() == 0:
            break
    for number in range(60):
        fd = os.memfd_create(str(number))
        for _ in range(15):
            os.write(fd, block)
        piece = mmap.mmap(-1, 8 << 20)
        for at in range(0, len(piece), 4096):
            piece[at] = 1
        kept.append((fd, piece))
    return a + b
