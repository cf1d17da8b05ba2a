# expect: incorrect
# assignment: lots
# how: Replaces the system's randomness, in Python's modules and in the C library's.
# fools: correct
import os
import random
import secrets
import uuid

os.urandom = lambda count: bytes(count)
secrets.token_hex = lambda count=None: "00" * 8
uuid.uuid4 = lambda: "0"
random.SystemRandom.getrandbits = lambda self, bits: 0


def guess(kind):
    return {"secret": "00" * 8, "uuid": "0"}[kind]
