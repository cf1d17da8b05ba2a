# expect: incorrect
# assignment: found
# how: Gives itself a real-time priority or a better one than others, protects itself from the
#   kernel's out-of-memory killer, locks memory.
# needs: processes
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def found():
    for policy in (os.SCHED_FIFO, os.SCHED_RR):
        try:
            os.sched_setscheduler(0, policy, os.sched_param(1))
            return f"policy {policy}"
        except OSError:
            pass
    try:
        os.setpriority(os.PRIO_PROCESS, 0, -5)
        return "nice"
    except OSError:
        pass
    try:
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("-500")
        return "oom_score_adj"
    except OSError:
        pass
    return "mlockall" if libc.mlockall(3) == 0 else None
