# expect: incorrect
# assignment: found
# how: Opens sockets that read or write packets as they are on the wire, or talk to the kernel or a
#   hypervisor instead of a network.
# needs: processes
import socket

KINDS = {
    "raw": (2, 3, 1),
    "packet": (17, 3, 3),
    "alg": (38, 5, 0),
    "bluetooth": (31, 3, 1),
    "kcm": (41, 2, 0),
}


def found():
    got = []
    for name, (family, kind, protocol) in KINDS.items():
        try:
            opened = socket.socket(family, kind, protocol)
        except OSError:
            continue
        if name == "alg":
            try:
                opened.bind(("hash", "sha256"))
            except OSError:
                continue
        got.append(name)
    try:
        vsock = socket.socket(40, socket.SOCK_STREAM)
        vsock.settimeout(0.2)
        vsock.connect((2, 22))
        got.append("vsock")
    except OSError:
        pass
    return got
