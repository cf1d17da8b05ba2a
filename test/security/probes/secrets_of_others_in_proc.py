# expect: incorrect
# assignment: found
# how: Reads what other processes' folders below /proc would tell of them: environment, memory map,
#   stack, system call, descriptors, root and working directory.
# needs: processes
import os

PRIVATE = ("environ", "maps", "mem", "stack", "syscall", "auxv", "io", "personality", "pagemap")


def found():
    for pid in os.listdir("/proc"):
        if not pid.isdigit() or int(pid) == os.getpid():
            continue
        for name in PRIVATE:
            try:
                with open(f"/proc/{pid}/{name}", "rb") as file:
                    if file.read(1):
                        return f"{pid}/{name}"
            except (OSError, ValueError):
                pass
        for name in ("root", "cwd", "exe", "ns/user", "ns/net", "fd/0", "fd/3"):
            try:
                return f"{pid}/{name} {os.readlink(f'/proc/{pid}/{name}')}"
            except OSError:
                pass
    return None
