# expect: runtime_error | incorrect
# assignment: add
# how: Describes a class that is its own base, a thousand times, and an exception with itself as
#   its cause.
import json
import sys

KIND = None
for _ in range(80):
    document = {"name": "K", "module": "m", "doc": None, "methods": [], "specials": [], "plain": False}
    KIND = ["k", 5, dict(document, bases=[KIND] if KIND else [["k", 5]])]
ERROR = ["x", KIND, [["r", 0]], "text", 1, [[1, "add"]], ["r", 0]]


def send(self, kind, *parts):
    self.transport.send(json.dumps(["x", [], ERROR, None]))


def add(a, b):
    sys.modules["gradewire.peer"].Peer._send = send
    return 0
