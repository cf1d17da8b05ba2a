# expect: runtime_error | incorrect
# assignment: add
# how: Changes its end of the channel so that its answer is a function of the judge's, eval, and its
#   argument's class a class that the judge may look up.
import sys

NODE = ["native", "builtins", "eval"]


def send(self, kind, *parts):
    self.transport.send(__import__("json").dumps([kind, [], NODE, None]))


def add(a, b):
    sys.modules["gradewire.peer"].Peer._send = send
    return 0
