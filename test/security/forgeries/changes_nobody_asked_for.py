# expect: runtime_error | incorrect
# assignment: order
# how: Says in its reply that containers of the judge's have changed that were no arguments: by
#   negative numbers, by numbers of its own answer, with contents of another kind.
import json
import sys

CHANGES = [[-1, ["L", []]], [0, ["L", []]], [1, ["D", {}]], [True, ["L", []]], [0, ["L", [1]]]]


def send(self, kind, *parts):
    self.transport.send(json.dumps(["a", [], ["l", [["L", []], ["L", [1]]]], CHANGES]))


def order(numbers):
    sys.modules["gradewire.peer"].Peer._send = send
    return 0
