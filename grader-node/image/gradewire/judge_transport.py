"""The judge's end of the channel: it also takes in what the student's program prints.

Both come through one poll, so that whatever was printed before a reply is here when the reply is.
"""

import os
import select
import sys

from .peer import ChannelBroken
from .transport import Transport

_READ_BYTES = 1 << 16


class JudgeTransport(Transport):
    """`on_flood()` is called once when the program prints more than `output_bytes` in all.

    `progress` is three bytes: 1 while waiting for the student; a count of messages (modulo 256); 1
    once the program was called (see judge_rules.py).
    """

    def __init__(self, fd, out_fd, err_fd, progress):
        super().__init__(fd, self._broken)
        self.out_fd, self.err_fd = out_fd, err_fd
        self.progress = progress
        self.output_bytes = 1 << 20
        self.on_flood = lambda: None
        self.printed = bytearray()
        self.total = 0
        self.broken = None
        self.poll = select.poll()
        for watched in (fd, out_fd, err_fd):
            self.poll.register(watched, select.POLLIN)

    def _broken(self, reason):
        self.broken = self.broken or reason
        raise ChannelBroken(reason)

    def send(self, text):
        if self.broken:
            raise ChannelBroken(self.broken)
        super().send(text)

    def receive(self):
        if self.broken:
            raise ChannelBroken(self.broken)
        progress = self.progress
        progress[0] = 1
        message = super().receive()
        progress[0] = 0
        progress[1] = (progress[1] + 1) & 255
        return message

    def read(self):
        while True:
            ready = [fd for fd, _event in self.poll.poll()]
            for fd in ready:
                if fd != self.fd:
                    self._take_output(fd)
            if self.fd in ready:
                return super().read()

    def write(self, data):
        """Sends, taking in output meanwhile: a program that prints and does not read hangs none."""
        view = memoryview(data)
        while view:
            try:
                view = view[os.write(self.fd, view) :]
            except BlockingIOError:
                self._wait_to_write()
            except OSError as error:
                self._broken(f"the channel is closed: {error}")

    def _wait_to_write(self):
        poll = select.poll()
        poll.register(self.fd, select.POLLOUT)
        for fd in (self.out_fd, self.err_fd):
            poll.register(fd, select.POLLIN)
        for fd, _event in poll.poll():
            if fd != self.fd:
                self._take_output(fd)

    def _take_output(self, fd):
        try:
            part = os.read(fd, _READ_BYTES)
        except OSError:
            part = b""
        if not part:
            self.poll.unregister(fd)
            return
        room = self.output_bytes - self.total
        self.total += len(part)
        self.printed += part[: max(room, 0)]
        if fd == self.out_fd and sys.stdout is not sys.__stdout__:
            # The test redirects standard output to look at it.
            sys.stdout.write(part.decode("utf-8", "replace"))
        if self.total > self.output_bytes:
            self.poll.unregister(fd)
            self.on_flood()
            self._broken("the program printed too much")

    def take_printed(self):
        """What the program has printed since the last time, as text."""
        text = self.printed.decode("utf-8", "replace")
        self.printed.clear()
        return text
