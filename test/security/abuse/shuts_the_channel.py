# expect: runtime_error
# assignment: add-narrow
# how: Shuts the socket to the judge down in both directions and goes on computing.
# needs: processes
import socket


def add(a, b):
    socket.socket(fileno=3).shutdown(socket.SHUT_RDWR)
    return a + b
