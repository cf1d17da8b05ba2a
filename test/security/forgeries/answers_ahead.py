# expect: incorrect | runtime_error
# assignment: add
# how: Sends a hundred answers before they are asked for, true in place of every value, so that no
#   later question is answered by what it asks.
# needs: processes
import os


def add(a, b):
    body = b'["a",[],true,null]'
    os.write(3, (len(body).to_bytes(4, "big") + body) * 100)
    return 0
