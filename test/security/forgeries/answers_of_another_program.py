# expect: incorrect | runtime_error
# assignment: add
# how: Becomes a fresh interpreter, free of the judge's code, that answers every question on the
#   channel with what the question itself holds.
# needs: processes
import os
import sys

CODE = r"""
import json, os
def read(count):
    data = b""
    while len(data) < count:
        data += os.read(3, count - len(data)) or os._exit(0)
    return data
while True:
    body = json.loads(read(int.from_bytes(read(4), "big")))
    text = json.dumps(["a", [], (body[4] or [0])[0], None]).encode()
    os.write(3, len(text).to_bytes(4, "big") + text)
"""


def add(a, b):
    os.set_inheritable(3, True)
    body = b'["a",[],0,null]'
    os.write(3, len(body).to_bytes(4, "big") + body)
    os.execv(sys.executable, [sys.executable, "-I", "-c", CODE])
