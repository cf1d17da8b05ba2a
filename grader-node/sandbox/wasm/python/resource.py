"""WebAssembly has no limits of a kernel: what a thread may have is limited by its host."""

RLIMIT_DATA = RLIMIT_CPU = RLIMIT_AS = RLIMIT_CORE = RLIMIT_FSIZE = 0
RLIMIT_NOFILE = RLIMIT_NPROC = RLIMIT_MEMLOCK = RLIMIT_MSGQUEUE = 0


def setrlimit(_what, _limits):
    pass
