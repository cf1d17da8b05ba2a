"""The judge's end of the channel.

A call costs one write and one read as long as the answer comes at once. Only when it does not, the
judge watches what the program prints besides, so that a program which fills a pipe does not hang.
"""

import os
import select
import socket
import struct

from .peer import ChannelBroken
from .printed import Printed
from .transport import Transport

_READ_BYTES = 1 << 14
_PATIENCE = struct.pack("ll", 0, 4_000)  # 4 ms as a timeval


def set_patience(channel, *streams):
    """The judge's end of the channel waits a moment only, the descriptors of the program's streams not
    at all. It holds for whoever they are handed to."""
    channel.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, _PATIENCE)
    channel.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, _PATIENCE)
    for fd in streams:
        os.set_blocking(fd, False)


class JudgeTransport(Transport):
    """`on_flood()` is called once when the program prints more than `printed.limit_bytes`."""

    def __init__(self):
        super().__init__(None, self._broken)
        self.printed = Printed()
        self.progress = None
        self.on_flood = lambda: None
        self.broken = None

    def connect(self, fd, out_fd, err_fd, progress):
        """To a socket and the program's streams, on which set_patience() was called. `progress` is three
        bytes: 1 while waiting for the student; a count of messages (modulo 256); 1 once the program was
        called (see judge_rules.py)."""
        self.fd, self.progress = fd, progress
        self.printed.open(out_fd, err_fd)

    def _broken(self, reason):
        self.broken = self.broken or reason
        raise ChannelBroken(reason)

    def demand_open(self):
        """Raises ChannelBroken when it is not."""
        if self.broken:
            raise ChannelBroken(self.broken)

    def send(self, text):
        self.demand_open()
        self.printed.follow()
        super().send(text)

    def receive(self):
        self.demand_open()
        progress = self.progress
        progress[0] = 1
        message = super().receive()
        progress[0] = 0
        progress[1] = (progress[1] + 1) & 255
        # What it takes to digest the message is the program's doing.
        progress[2] |= 2
        if self.printed.redirected:
            self._take_in_printed()
        return message

    def read(self):
        while True:
            try:
                part = os.read(self.fd, _READ_BYTES)
            except BlockingIOError:
                self._wait_for(select.POLLIN)
                continue
            except OSError:
                part = b""
            if not part:
                self._closed("the other side closed the channel")
            return part

    def write(self, data):
        """Sends, taking in output meanwhile: a program that prints and does not read hangs none."""
        view = memoryview(data)
        while view:
            try:
                view = view[os.write(self.fd, view) :]
            except BlockingIOError:
                self._wait_for(select.POLLOUT)
            except OSError as error:
                self._closed(f"the channel is closed: {error}")

    def _wait_for(self, event):
        while True:
            poll = select.poll()
            poll.register(self.fd, event)
            for fd in self.printed.open_fds:
                poll.register(fd, select.POLLIN)
            ready = {fd for fd, _event in poll.poll()}
            if ready != {self.fd}:
                self._take_in_printed()
            if self.fd in ready:
                return

    def _closed(self, reason):
        # A program that printed too much before it ended has printed too much.
        self._take_in_printed()
        self._broken(reason)

    def _take_in_printed(self):
        self.printed.take_in()
        if self.printed.flooded:
            self._flooded()

    def _flooded(self):
        self.on_flood()
        self._broken("the program printed too much")

    def take_printed(self):
        """What the program has printed since the last time, as text."""
        text = self.printed.take()
        if self.printed.flooded and not self.broken:
            try:
                self._flooded()
            except ChannelBroken:
                pass  # what asks next finds it broken
        return text
