# expect: incorrect
# assignment: found
# how: Lists the processes that it can see: with none but its own and its ancestor's first one there
#   is nothing to aim at.
# needs: processes, namespaces
import os


def found():
    mine = {os.getpid(), os.getppid(), 1}
    return sorted(int(pid) for pid in os.listdir("/proc") if pid.isdigit() and int(pid) not in mine)
