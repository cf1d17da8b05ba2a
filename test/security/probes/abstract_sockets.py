# expect: incorrect
# assignment: found
# how: Connects to sockets without a path, those that /proc/net/unix lists and well-known ones: they
#   belong to container engines and desktops, and a network namespace of one's own has none.
# needs: processes
import socket

KNOWN = ["@/tmp/.X11-unix/X0", "@/tmp/dbus", "@/containerd-shim/moby", "@docker", "@gradewire"]


def found():
    try:
        with open("/proc/net/unix") as file:
            listed = [line.split()[-1] for line in file.read().splitlines()[1:]]
    except OSError:
        listed = []
    for path in KNOWN + [path for path in listed if path.startswith(("/", "@"))]:
        for kind in (socket.SOCK_STREAM, socket.SOCK_SEQPACKET, socket.SOCK_DGRAM):
            try:
                socket.socket(socket.AF_UNIX, kind).connect(path.replace("@", "\0"))
                return path
            except OSError:
                pass
    return None
