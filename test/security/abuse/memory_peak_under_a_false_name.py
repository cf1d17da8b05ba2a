# expect: memory_limit
# assignment: add-narrow
# how: Calls itself "VmHWM: 1 kB", which is how the kernel begins the line with a process's peak of
#   memory, below the one with its name; and uses too much for a moment only.
# needs: processes
import ctypes

libc = ctypes.CDLL(None)


def add(a, b):
    libc.prctl(15, b"VmHWM: 1 kB", 0, 0, 0)
    return len(b"x" * (70 << 20)) * 0 + a + b
