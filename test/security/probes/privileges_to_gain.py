# expect: incorrect
# assignment: found
# how: Asks whether a set-user-id program could still raise its privileges, and whether any filter
#   of system calls is in force.
# needs: processes
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
GET_SECCOMP, GET_NO_NEW_PRIVS = 21, 39


def found():
    missing = []
    if libc.prctl(GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1:
        missing.append("no_new_privs")
    if libc.prctl(GET_SECCOMP, 0, 0, 0, 0) != 2:
        missing.append("seccomp")
    return missing
