# expect: incorrect
# assignment: found
# how: Tries the system calls with which programs have left their cages before: keyrings, bpf,
#   perf, io_uring, userfaultfd, handles of files, modules, kernels, swap, clocks, reboot.
# needs: processes
import ctypes
import platform

libc = ctypes.CDLL(None, use_errno=True)
NUMBERS = {
    # name: number on x86_64, number on aarch64, arguments
    "add_key": (248, 217, (b"user", b"gradewire", b"x", 1, -4)),
    "request_key": (249, 218, (b"user", b"gradewire", None, -4)),
    "keyctl": (250, 219, (0, -4, 1)),
    "bpf": (321, 280, (0, None, 0)),
    "perf_event_open": (298, 241, (None, 0, -1, -1, 0)),
    "io_uring_setup": (425, 425, (8, ctypes.create_string_buffer(256))),
    "userfaultfd": (323, 282, (0,)),
    "userfaultfd for user mode": (323, 282, (1,)),
    "name_to_handle_at": (
        303,
        264,
        (-100, b"/", ctypes.create_string_buffer(b"\x80\0\0\0" + bytes(256)), ctypes.byref(ctypes.c_int()), 0),
    ),
    "open_by_handle_at": (304, 265, (-100, ctypes.create_string_buffer(64), 0)),
    "init_module": (175, 105, (b"", 0, b"")),
    "finit_module": (313, 273, (0, b"", 0)),
    "kexec_load": (246, 104, (0, 0, 0, 0)),
    "swapon": (167, 224, (b"/x", 0)),
    "acct": (163, 89, (None,)),
    "settimeofday": (164, 170, (ctypes.create_string_buffer(16), None)),
    "sethostname": (170, 161, (b"x", 1)),
    "reboot": (169, 142, (0xFEE1DEAD, 672274793, 0, None)),
    "syslog": (103, 116, (10, None, 0)),
    "quotactl": (179, 60, (0x800001 << 8, None, 0, None)),
    "nfsservctl": (180, 42, ()),
    "lookup_dcookie": (212, 18, (0, None, 0)),
    "process_madvise": (440, 440, (-1, None, 0, 0, 0)),
    "mount_setattr": (442, 442, (-100, b"/", 0, ctypes.create_string_buffer(32), 32)),
    "move_mount": (429, 429, (-100, b"/", -100, b"/tmp", 0)),
    "fsmount": (432, 432, (-1, 0, 0)),
}


def found():
    got = []
    column = 0 if platform.machine() == "x86_64" else 1
    for name, (*numbers, arguments) in NUMBERS.items():
        if libc.syscall(numbers[column], *arguments) >= 0:
            got.append(name)
    return got
