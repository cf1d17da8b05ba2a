# expect: incorrect
# assignment: found
# how: Lists network interfaces and routes: there should be a loopback and nothing else.
# needs: processes
import socket


def found():
    interfaces = [name for _number, name in socket.if_nameindex() if not name.startswith("lo")]
    # The kernel offers these wherever it knows how to make tunnels; they lead nowhere.
    templates = ("tunl", "sit", "gre", "erspan", "ip_vti", "ip6", "gretap", "teql")
    interfaces = [name for name in interfaces if not name.startswith(templates)]
    try:
        with open("/proc/net/route") as file:
            return interfaces + file.read().splitlines()[1:]
    except FileNotFoundError:
        return interfaces
