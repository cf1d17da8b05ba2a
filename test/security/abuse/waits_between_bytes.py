# expect: time_limit | runtime_error
# assignment: add-soon
# how: Sends the judge one byte of a message every half second, each of them in time.
# needs: processes
import os
import time


def add(a, b):
    for byte in (b'\0\0\0\xff["a",' + b" " * 200):
        os.write(3, bytes([byte]))
        time.sleep(0.5)
