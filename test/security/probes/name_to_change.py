# expect: incorrect
# assignment: found
# how: Changes the name of the host, which the next program would read.
# needs: processes
import socket


def found():
    try:
        socket.sethostname("found-me")
    except OSError:
        return None
    return socket.gethostname()
