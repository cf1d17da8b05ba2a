"""The second filter: takes away from a job's processes what made their namespaces, and more.

The container's own filter must allow clone() with namespaces and mount(), or no job could have any.
Here they go, before anything of a student's runs. The source of numbers and of the format is the
kernel's (seccomp(2), linux/filter.h, linux/audit.h).
"""

import ctypes
import struct

from .kernel import MACHINE, PR_SET_SECCOMP, prctl

_MODE_FILTER = 2
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_EPERM, _EACCES, _ENOSYS = 1, 13, 38
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
# Offsets in struct seccomp_data.
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_NAMESPACE_FLAGS = 0x7E020080

# By machine: the architecture's audit number, the numbers of clone() and socket(), and then of what
# is refused as a whole, in the same order for all machines.
_ABI = {"x86_64": (0xC000003E, 56, 41), "aarch64": (0xC00000B7, 220, 198)}
_CLONE3 = 435
_X32 = 0x40000000

# sync() and syncfs(): a program would wait for the host's disks, where nothing can end it. They have
# nothing to do, and say that they have done it.
_VOID = {"sync": (162, 81), "syncfs": (306, 267)}

# name: number on x86_64, number on aarch64; None where a machine has no such call.
_REFUSED = {
    # Places: what is mounted, and what is the root.
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    # Namespaces.
    "unshare": (272, 97),
    "setns": (308, 268),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    # Other processes' memory and descriptors.
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "kcmp": (312, 272),
    "pidfd_getfd": (438, 438),
    "move_pages": (279, 239),
    "migrate_pages": (256, 238),
    # What outlives a process.
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    # Large pieces of kernel that no exercise needs.
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "fanotify_init": (300, 262),
    "memfd_secret": (447, 447),
    # The machine itself.
    "acct": (163, 89),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "reboot": (169, 142),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "syslog": (103, 116),
    "quotactl": (179, 60),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "adjtimex": (159, 171),
    "clock_adjtime": (305, 266),
    "personality": (135, 92),
    "iopl": (172, None),
    "ioperm": (173, None),
}


def build_filter(*, sockets):
    """The filter as the kernel takes it. Without `sockets`, socket() is refused too (a pair of
    connected ones stays possible). Raises LookupError on a machine whose calls are not listed here."""
    if MACHINE not in _ABI:
        raise LookupError(f"The sandbox does not know the system calls of {MACHINE}.")
    architecture, clone, socket = _ABI[MACHINE]
    column = list(_ABI).index(MACHINE)
    numbers = sorted(row[column] for row in _REFUSED.values() if row[column] is not None)
    program = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _ERRNO | _EPERM),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _X32),
        (_RETURN, 0, 0, _ERRNO | _EPERM),
        # The C library then takes clone(), whose flags can be looked at.
        (_EQUAL, 0, 1, _CLONE3),
        (_RETURN, 0, 0, _ERRNO | _ENOSYS),
    ]
    if not sockets:
        program += [(_EQUAL, 0, 1, socket), (_RETURN, 0, 0, _ERRNO | _EACCES)]
    for number in numbers:
        program += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ERRNO | _EPERM)]
    for row in _VOID.values():
        program += [(_EQUAL, 0, 1, row[column]), (_RETURN, 0, 0, _ERRNO)]
    program += [
        (_EQUAL, 0, 3, clone),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_ANY_BIT, 0, 1, _NAMESPACE_FLAGS),
        (_RETURN, 0, 0, _ERRNO | _EPERM),
        (_RETURN, 0, 0, _ALLOW),
    ]
    code = b"".join(struct.pack("=HBBI", *instruction) for instruction in program)
    return _Program(len(program), code)


class _Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def install(program):
    """Puts the filter on this process and all that it makes. Needs no-new-privileges."""
    prctl(PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program))
