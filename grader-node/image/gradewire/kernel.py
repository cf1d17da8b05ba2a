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
_CAPABILITY_VERSION_3 = 0x20080522


def clone(flags, exit_signal=signal.SIGCHLD):
    """As os.fork(), with the flags of clone(2)."""
    if _CLONE is None:
        raise OSError(f"no number of clone() is known for {MACHINE}")
    ctypes.pythonapi.PyOS_BeforeFork()
    pid = _libc.syscall(_CLONE, ctypes.c_long(flags | exit_signal), 0, 0, 0, 0)
    error = ctypes.get_errno()
    if pid == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
        return 0
    ctypes.pythonapi.PyOS_AfterFork_Parent()
    if pid < 0:
        raise OSError(error, f"clone: {os.strerror(error)}")
    return pid


def mount(source, target, kind, flags=0, options=""):
    texts = [text.encode() for text in (source, target, kind)]
    if _libc.mount(*texts, ctypes.c_ulong(flags), options.encode()) != 0:
        _fail(f"mount {target}")


def prctl(option, value, extra=0):
    if _libc.prctl(option, ctypes.c_ulong(value), ctypes.c_void_p(extra), 0, 0) != 0:
        _fail(f"prctl({option})")


def drop_capabilities():
    """All of them, for good: with no-new-privileges nothing gives them back."""
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    if _libc.capset(header, (ctypes.c_uint32 * 6)()) != 0:
        _fail("capset")


def _fail(what):
    error = ctypes.get_errno()
    raise OSError(error, f"{what}: {os.strerror(error)}")
