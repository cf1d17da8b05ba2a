"""The kernel's calls that Python has no function for."""

import ctypes
import os
import signal

# Without releasing the interpreter's lock: a process must not come out of clone() in need of it.
_libc = ctypes.PyDLL(None, use_errno=True)

CLONE_NEWNS = 0x00020000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND = 0x2, 0x4, 0x8, 0x1000

PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38

MACHINE = os.uname().machine
_CLONE = {"x86_64": 56, "aarch64": 220}.get(MACHINE)
_madvise = _libc.madvise
_madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
_MADV_POPULATE_WRITE = 23
_CAPABILITY_HEADER = (ctypes.c_uint32 * 2)(0x20080522, 0)
_NO_CAPABILITIES = (ctypes.c_uint32 * 6)()


def clone(flags, exit_signal=signal.SIGCHLD):
    """As os.fork(), with the flags of clone(2), and without the functions that modules have registered
    to run after a fork: they are about threads, of which this process has none, and touch hundreds of
    pages that the child would otherwise go on sharing."""
    if _CLONE is None:
        raise OSError(f"no number of clone() is known for {MACHINE}")
    pid = _libc.syscall(_CLONE, flags | exit_signal, 0, 0, 0, 0)
    if pid < 0:
        _fail("clone")
    return pid


def mount(source, target, kind, flags=0, options=b""):
    """Texts are bytes: they are made once, not in every child."""
    if _libc.mount(source, target, kind, flags, options) != 0:
        _fail(f"mount {target.decode()}")


def prctl(option, value, extra=None):
    if _libc.prctl(option, value, extra, 0, 0) != 0:
        _fail(f"prctl({option})")


def populate(address, size):
    """Makes these pages this process's own, as if it wrote to each. False where the kernel does not."""
    return _madvise(address, size, _MADV_POPULATE_WRITE) == 0


def current_cpu():
    return _libc.sched_getcpu()


def drop_capabilities():
    """All of them, for good: with no-new-privileges nothing gives them back."""
    if _libc.capset(_CAPABILITY_HEADER, _NO_CAPABILITIES) != 0:
        _fail("capset")


def _fail(what):
    error = ctypes.get_errno()
    raise OSError(error, f"{what}: {os.strerror(error)}")
