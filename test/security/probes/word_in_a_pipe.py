# expect: incorrect
# assignment: word
# how: Opens other processes' descriptors through /proc and reads the job out of their pipes and
#   sockets, its own parent's first.
# needs: processes
import os
import re


def word():
    for pid in [str(os.getppid()), "1", *os.listdir("/proc")]:
        for fd in range(12):
            path = f"/proc/{pid}/fd/{fd}"
            try:
                if not pid.isdigit() or int(pid) == os.getpid():
                    continue
                opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
            except OSError:
                continue
            try:
                found = re.search(rb"word-[0-9a-f]{32}", os.read(opened, 1 << 20))
                if found:
                    return found[0].decode()
            except OSError:
                pass
    return None
