# expect: correct
# assignment: add
# how: Stops, continues and kills its parent and the first process, over and over; an honest answer
#   after that still counts.
# needs: processes
import os
import signal


def add(a, b):
    for pid in {os.getppid(), 1, os.getpid() - 1, os.getpid() + 1}:
        for number in (signal.SIGSTOP, signal.SIGTERM, signal.SIGUSR1, signal.SIGINT, signal.SIGKILL):
            try:
                if pid > 0 and pid != os.getpid():
                    os.kill(pid, number)
            except OSError:
                pass
    return a + b
