# expect: incorrect | runtime_error | memory_limit | time_limit
# assignment: add-narrow
# how: Instead of answering it asks the judge a question of 16 MB, again and again, for an object that
#   there is not.
# needs: processes
import os


def add(a, b):
    body = b'["q",[],"call",12345,[' + b'["D",{"a":1}],' * 1_000_000 + b"1],null]"
    while True:
        part = len(body).to_bytes(4, "big") + body
        while part:
            part = part[os.write(3, part) :]
