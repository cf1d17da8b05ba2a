# expect: incorrect
# assignment: found
# how: Attaches to every other process as a debugger would, in all three ways.
# needs: processes
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
ATTACH, SEIZE, TRACEME = 16, 0x4206, 0


def found():
    for pid in os.listdir("/proc"):
        if pid.isdigit() and int(pid) != os.getpid():
            for way in (SEIZE, ATTACH):
                if libc.ptrace(way, int(pid), None, None) == 0:
                    return f"traces {pid}"
    return None
