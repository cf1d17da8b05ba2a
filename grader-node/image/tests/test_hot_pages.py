"""Which pages a child would write to, and that it has them before it does."""

import ctypes
import mmap
import os
import resource
import unittest

from . import support  # noqa: F401  (makes the package importable)

from gradewire.hot_pages import copy, find_hot_pages
from gradewire.kernel import clone

_PAGE = os.sysconf("SC_PAGE_SIZE")
_PAGES = 400


class HotPagesTest(unittest.TestCase):
    def setUp(self):
        self.memory = mmap.mmap(-1, _PAGES * _PAGE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
        self.memory[:] = b"\1" * (_PAGES * _PAGE)
        self.address = ctypes.addressof(ctypes.c_char.from_buffer(self.memory))
        self.hot = find_hot_pages(self.write_to_every_other_page)
        if not self.hot:
            self.skipTest("this kernel does not tell which pages a process wrote to")

    def write_to_every_other_page(self):
        for number in range(0, _PAGES, 2):
            self.memory[number * _PAGE] = 2

    def test_finds_what_was_written_to_and_nothing_between(self):
        end = self.address + _PAGES * _PAGE
        found = [run for run in self.hot if self.address <= run[0] < end]
        wanted = [(self.address + number * _PAGE, _PAGE) for number in range(0, _PAGES, 2)]
        self.assertEqual(found, wanted)

    def test_what_was_copied_costs_no_fault_and_holds_the_same(self):
        self.assertGreaterEqual(_faults(self.write_to_every_other_page), _PAGES // 2)

        def copied():
            copy(self.hot)
            assert self.memory[:] == b"\1" * (_PAGES * _PAGE)
            before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
            self.write_to_every_other_page()
            return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

        self.assertLess(_faults(copied), _PAGES // 8)


def _faults(play):
    """Page faults of a child that does this, or what it counts itself."""
    told, tell = os.pipe()
    if clone(0) == 0:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        own = play()
        after = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        os.write(tell, str(after - before if own is None else own).encode())
        os._exit(0)
    os.close(tell)
    with open(told) as file:
        count = int(file.read())
    os.wait()
    return count


if __name__ == "__main__":
    unittest.main()
