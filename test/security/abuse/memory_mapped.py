# expect: memory_limit
# assignment: add-narrow
# how: Maps memory instead of making objects, piece by piece, and touches every page of it.
# needs: processes
import mmap


def add(a, b):
    kept = []
    while True:
        piece = mmap.mmap(-1, 8 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        for at in range(0, len(piece), 4096):
            piece[at] = 1
        kept.append(piece)
