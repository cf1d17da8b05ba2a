# expect: incorrect
# assignment: found
# how: Asks the kernel for every process number whether it might send a signal there.
# needs: processes
import os


def found():
    for pid in range(1, 5000):
        if pid == os.getpid():
            continue
        try:
            os.kill(pid, 0)
            return f"may kill {pid}"
        except OSError:
            pass
    return None
