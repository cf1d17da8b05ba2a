# expect: runtime_error | incorrect
# assignment: add
# how: Its answer is an object whose class it describes as int itself, with the equality, the hash
#   and the methods of its choice.
import json
import sys

KIND = ["k", 77, {"name": "int", "module": "builtins", "doc": None, "bases": [["type", "int"]]}]
KIND[2].update(plain=True, specials=["__eq__", "__ne__", "__hash__", "__class__", "__call__"])
KIND[2]["methods"] = ["__init__", "__eq__", "__class__", "__del__", "_gradewire_ref", "__instancecheck__"]


def send(self, kind, *parts):
    self.transport.send(json.dumps(["a", [], ["h", 7, KIND], None]))


def add(a, b):
    sys.modules["gradewire.peer"].Peer._send = send
    return 0
