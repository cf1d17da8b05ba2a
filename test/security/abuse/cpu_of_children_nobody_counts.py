# expect: time_limit
# assignment: add-narrow
# how: Ignores SIGCHLD, so that the kernel adds the times of its children to nobody's account, and
#   has 20 of them compute for 60 ms each, more than twice what it may use, before it answers rightly.
# needs: processes
import os
import signal
import time


def add(a, b):
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in range(20):
        pid = os.fork()
        if pid == 0:
            start = time.process_time()
            while time.process_time() - start < 0.06:
                pass
            os._exit(0)
        try:
            os.waitpid(pid, 0)
        except ChildProcessError:
            pass
    return a + b
