# expect: incorrect
# assignment: found
# how: Looks for anything in its environment, as it is and as it was when its process began, beyond
#   what a program needs: tokens, addresses, names of hosts.
# needs: processes
import ctypes
import os

PLAIN = {"HOME", "TMPDIR", "PATH", "LANG", "LC_CTYPE", "HOSTNAME", "MALLOC_ARENA_MAX", "PWD"}
# What the public Python images set.
PLAIN |= {"PYTHON_VERSION", "PYTHON_SHA256", "GPG_KEY"}


def found():
    names = set(os.environ)
    pointers = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
    number = 0
    while pointers and pointers[number]:
        names.add(pointers[number].decode().partition("=")[0])
        number += 1
    try:
        with open("/proc/self/environ") as file:
            names |= {line.partition("=")[0] for line in file.read().split("\0") if line}
    except OSError:
        pass
    return sorted(names - PLAIN)
