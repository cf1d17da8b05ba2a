# expect: incorrect | runtime_error
# assignment: found
# how: Makes its calls as a program of 32 bits would, and with the numbers of the x32 interface: a
#   filter that knows one set of numbers would let the others pass.
# needs: processes
import ctypes
import mmap
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
NEW_USER = 1 << 28
X32 = 0x40000000


def as_32_bits(number, argument):
    # push rbx; mov eax, number; mov ebx, argument; int 0x80; pop rbx; ret
    code = b"\x53\xb8" + number.to_bytes(4, "little") + b"\xbb" + argument.to_bytes(4, "little")
    code += b"\xcd\x80\x5b\xc3"
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    return ctypes.CFUNCTYPE(ctypes.c_int)(address)()


def tried(call):
    """In a child: the filter's answer may be to kill."""
    pid = os.fork()
    if pid == 0:
        os._exit(0 if call() >= 0 else 1)
    return os.waitpid(pid, 0)[1] == 0


def found():
    if platform.machine() != "x86_64":
        return None
    if tried(lambda: libc.syscall(X32 | 272, NEW_USER)):
        return "unshare of x32"
    if tried(lambda: as_32_bits(310, NEW_USER)):
        return "unshare of 32 bits"
    if tried(lambda: as_32_bits(120, NEW_USER | 17)):
        return "clone of 32 bits"
    return None
