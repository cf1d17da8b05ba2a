# expect: incorrect
# assignment: found
# how: Connects to where the program before it may listen, and tries whether the places are taken.
# needs: processes
import errno
import socket

PLACES = [(socket.AF_UNIX, "\0gradewire-left"), (socket.AF_UNIX, "/tmp/gradewire-left")]
PLACES += [(socket.AF_INET, ("127.0.0.1", 45987))]


def found():
    for family, address in PLACES:
        client = socket.socket(family)
        client.settimeout(0.3)
        try:
            client.connect(address)
            return f"reached {address}"
        except OSError:
            pass
        try:
            socket.socket(family).bind(address)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"taken: {address}"
    return None
