# expect: incorrect
# assignment: found
# how: Reads the machine's name: a container that shares it with its host shows it.
# needs: processes
import os
import re
import socket


def found():
    # Twelve hexadecimal digits are a container's own number.
    names = {socket.gethostname(), os.uname().nodename}
    plain = {"sandbox", "localhost", "gradewire"}
    return [n for n in names if n not in plain and not re.fullmatch(r"[0-9a-f]{12}", n)]
