# expect: incorrect
# assignment: found
# how: Looks for a descriptor that it was not given: the job's, the judge's, the supervisor's.
# needs: processes
import os
import stat


def found():
    extra = []
    for fd in range(4, 4096):
        try:
            extra.append((fd, oct(stat.S_IFMT(os.fstat(fd).st_mode))))
        except OSError:
            pass
    return extra
