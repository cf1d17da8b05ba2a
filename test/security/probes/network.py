# expect: incorrect
# assignment: found
# how: Reaches outside: addresses of the internet, of the host as containers see it and of cloud
#   providers' metadata, names, and broadcasts.
# needs: processes
import socket

PLACES = [("1.1.1.1", 53), ("172.17.0.1", 2375), ("172.17.0.1", 22), ("169.254.169.254", 80)]
PLACES += [("10.0.0.1", 80), ("192.168.0.1", 80), ("127.0.0.1", 2375), ("127.0.0.1", 8787)]
PLACES += [("127.0.0.1", 9464)]


def found():
    for place in PLACES:
        try:
            socket.create_connection(place, 0.2).close()
            return place
        except OSError:
            pass
    for name in ("host.docker.internal", "example.com"):
        try:
            return socket.getaddrinfo(name, 80)
        except OSError:
            pass
    datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for place in (("1.1.1.1", 53), ("255.255.255.255", 9), ("224.0.0.1", 9)):
        try:
            datagram.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            return datagram.sendto(b"x", place)
        except OSError:
            pass
    try:
        six = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        return six.sendto(b"x", ("2606:4700:4700::1111", 53))
    except OSError:
        return None
