"""Copies, in a process that waits for its job, the pages that every job writes to.

A page that a forked process shares with its parent is copied when it is first written to. Which pages
a job writes to is nearly the same for all jobs; so they are found out once, by a child that plays a
job, and copied in each process while nobody waits for it, in a few system calls (MADV_POPULATE_WRITE
in madvise(2), since Linux 5.14) instead of in some hundred page faults of a job.
"""

import array
import json
import os

from . import kernel

_PAGE = os.sysconf("SC_PAGE_SIZE")
_ENTRY_BYTES = 8
# Of an entry of /proc/PID/pagemap (Documentation/admin-guide/mm/pagemap.rst).
_PRESENT, _EXCLUSIVE = 1 << 63, 1 << 56


def find_hot_pages(play):
    """`[(address, bytes)]` of what a child of this process writes to while it does `play()`. Empty where
    the kernel does not tell, or could not copy."""
    told, tell = os.pipe()
    pid = kernel.clone(0)
    if pid == 0:
        try:
            areas = _writable_areas()
            play()
            with open(tell, "w") as file:
                json.dump(_own_pages(areas), file)
        except OSError:
            pass  # gVisor does not tell
        finally:
            os._exit(0)
    os.close(tell)
    with open(told) as file:
        text = file.read()
    os.waitpid(pid, 0)
    runs = _runs_of(json.loads(text or "[]"))
    return runs if runs and kernel.populate(*runs[0]) else []


def copy(runs):
    for address, size in runs:
        kernel.populate(address, size)


def _writable_areas():
    """`(start, end)` of this process's private memory that can be written to."""
    areas = []
    with open("/proc/self/maps") as file:
        for line in file:
            addresses, rights, _offset, _device, _inode, *name = line.split()
            if rights == "rw-p" and name != ["[stack]"]:
                start, end = (int(text, 16) for text in addresses.split("-"))
                areas.append((start, end))
    return areas


def _own_pages(areas):
    """Numbers of the pages in these areas that no other process shares."""
    found = []
    with open("/proc/self/pagemap", "rb", buffering=0) as file:
        for start, end in areas:
            file.seek(start // _PAGE * _ENTRY_BYTES)
            entries = array.array("Q", file.read((end - start) // _PAGE * _ENTRY_BYTES))
            wanted = _PRESENT | _EXCLUSIVE
            found += [
                start // _PAGE + number
                for number, entry in enumerate(entries)
                if entry & wanted == wanted
            ]
    return found


def _runs_of(pages):
    """`[(address, bytes)]` of pages that follow each other."""
    runs = []
    for page in sorted(pages):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return [(first * _PAGE, (last - first + 1) * _PAGE) for first, last in runs]
