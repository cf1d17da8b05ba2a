"""What the student's program prints: how much of it there is, and where the test wants it to go.

The streams are pipes, read without waiting: during a call that takes long, after each reply where
the test looks at them, and at the end of a test. A program prints before it answers (see
StudentTransport), so all that it printed in a call is there when the reply is.
"""

import codecs
import os
import select
import sys

_READ_BYTES = 1 << 16


class Printed:
    """`open_fds` are the streams that the program has not closed; `flooded` is True once more than
    `limit_bytes` came in all."""

    def __init__(self):
        self.fds, self.open_fds = (), []
        self.decoders = [codecs.getincrementaldecoder("utf-8")("replace") for _stream in range(2)]
        self.limit_bytes = 1 << 20
        self.total = 0
        self.flooded = False
        self.kept = bytearray()
        self.usual = self.targets = (sys.stdout, sys.stderr)
        self.redirected = False

    def open(self, out_fd, err_fd):
        """Descriptors that are read without waiting; both may be one."""
        self.fds = (out_fd, err_fd)
        self.open_fds = list(dict.fromkeys(self.fds))

    def follow(self):
        """Before each call: a test may have redirected a stream. What was printed until now went
        where the stream led until now."""
        if sys.stdout is not self.targets[0] or sys.stderr is not self.targets[1]:
            self.take_in()
            self.targets = (sys.stdout, sys.stderr)
            self.redirected = self.targets != self.usual

    def take_in(self):
        """Reads what is there."""
        # Most programs print nothing: one system call says so of both streams.
        # (One poll object for all calls would be refused to the second of two threads.)
        poll = select.poll()
        for fd in self.open_fds:
            poll.register(fd, select.POLLIN)
        for fd, _event in poll.poll(0):
            self._pass_on(fd, self._read(fd))

    def take(self):
        """What the program printed since the last time, as text."""
        self.take_in()
        text = self.kept.decode("utf-8", "replace")
        self.kept.clear()
        return text

    def _read(self, fd):
        found = bytearray()
        while not self.flooded:
            try:
                part = os.read(fd, _READ_BYTES)
            except BlockingIOError:
                break
            except OSError:
                part = b""
            if not part:
                self.open_fds.remove(fd)
                break
            found += part[: max(self.limit_bytes - self.total, 0)]
            self.total += len(part)
            self.flooded = self.total > self.limit_bytes
        return found

    def _pass_on(self, fd, found):
        self.kept += found
        number = self.fds.index(fd)
        if found and self.targets[number] is not self.usual[number]:
            self.targets[number].write(self.decoders[number].decode(found))
