# expect: memory_limit
# assignment: add-narrow
# how: Memory that is shared with a child, which the kernel books as a file rather than as data:
#   limits on data and on private pages do not see it.
# needs: processes
import mmap
import os
import time


def add(a, b):
    kept = []
    for _ in range(40):
        piece = mmap.mmap(-1, 8 << 20)
        for at in range(0, len(piece), 4096):
            piece[at] = 1
        kept.append(piece)
        if os.fork() == 0:
            time.sleep(10)
            os._exit(0)
    return a + b
