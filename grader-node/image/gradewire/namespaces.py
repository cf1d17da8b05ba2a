"""Processes that see nothing but themselves: the first ones of user, process, mount, IPC, UTS and
network namespaces of their own (namespaces(7), user_namespaces(7)).

All that such a process and its descendants leave behind, processes, files, shared memory, message
queues, sockets, goes with the namespaces when it ends. As the init process of its namespace it
collects what loses its parent (pid_namespaces(7)).
"""

import fcntl
import os
import socket
import struct

from . import kernel
from .process import become

_FLAGS = (
    kernel.CLONE_NEWUSER
    | kernel.CLONE_NEWPID
    | kernel.CLONE_NEWNS
    | kernel.CLONE_NEWIPC
    | kernel.CLONE_NEWUTS
)
# The one user and group that there are inside.
_INSIDE = 1000
_NO_FILES = kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC
# Covered, and nothing can be put there: other processes, the container's queues, the machine.
_NOTHING = b"size=4k,nr_inodes=1,mode=0555"
_PLACES = (
    (b"/tmp", b"size=64m,nr_inodes=16384,mode=1777"),
    (b"/dev/shm", b"size=16m,nr_inodes=1024,mode=1777"),
    (b"/dev/mqueue", _NOTHING),
    (b"/proc", _NOTHING),
    (b"/sys", _NOTHING),
)
_SIOCSIFFLAGS = 0x8914
# struct ifreq with the flags IFF_UP and IFF_LOOPBACK.
_LOOPBACK_UP = struct.pack("16sh22x", b"lo", 0x9)


class Newborn:
    """The first process of fresh namespaces: it waits until it is admitted, then gives up every
    capability and runs `body()`. `pid` is its process id out here. With `network` it has one of its
    own, of nothing but a loopback. Raises OSError where the host does not allow namespaces; when the
    new process finds that out, it exits with the error's number."""

    def __init__(self, body, network):
        wait_fd, self._go_fd = os.pipe()
        self.pid = kernel.clone(_FLAGS | kernel.CLONE_NEWNET if network else _FLAGS)
        if self.pid == 0:
            try:
                os.close(self._go_fd)
                if os.read(wait_fd, 1):
                    _settle(network)
                    body()
            except OSError as error:
                os._exit(error.errno or 1)
            finally:
                os._exit(1)
        os.close(wait_fd)

    def admit(self, uid):
        """Makes it the user `uid` out here."""
        try:
            mapping = b"%d %d 1" % (_INSIDE, uid)
            for name in ("uid_map", "gid_map"):
                fd = os.open(f"/proc/{self.pid}/{name}", os.O_WRONLY)
                os.write(fd, mapping)
                os.close(fd)
            os.write(self._go_fd, b"\n")
        finally:
            os.close(self._go_fd)


def _settle(network):
    become(_INSIDE)
    for target, options in _PLACES:
        kernel.mount(b"tmpfs", target, b"tmpfs", _NO_FILES, options)
    kernel.mount(b"/dev/null", b"/etc/resolv.conf", b"", kernel.MS_BIND)
    if network:
        _bring_loopback_up()
    kernel.drop_capabilities()


def _bring_loopback_up():
    """As in any container without a network (netdevice(7))."""
    any_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    fcntl.ioctl(any_socket, _SIOCSIFFLAGS, _LOOPBACK_UP)
    any_socket.close()
