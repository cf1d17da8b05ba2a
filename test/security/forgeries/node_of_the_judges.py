# expect: incorrect
# assignment: told
# how: Asks for, and answers with, every object by number that the judge ever handed over, and all
#   numbers beyond, in search of one that was not meant for it.
import sys

peers = []
start = sys.modules["gradewire.peer"].Peer.serve


def serve(self, *args):
    peers.append(self)
    return start(self, *args)


sys.modules["gradewire.peer"].Peer.serve = serve


def told(helpers):
    import gc

    Peer = sys.modules["gradewire.peer"].Peer
    for peer in peers or [thing for thing in gc.get_objects() if type(thing) is Peer]:
        for number in range(-2, 60):
            for operation, args in (
                ("get", ("_word",)),
                ("get", ("WORD",)),
                ("get", ("__globals__",)),
                ("get", ("__dict__",)),
                ("get", ("args",)),
                ("get", ("__self__",)),
                ("get", ("__closure__",)),
                ("get", ("gi_frame",)),
                ("op", ("__getattribute__", "_word")),
                ("op", ("__dir__",)),
                ("op", ("__reduce_ex__", 2)),
                ("plain", ()),
                ("names", ()),
                ("set", ("__class__", 3)),
                ("await", ()),
                ("begin", ()),
                ("run_shared", ([],)),
            ):
                try:
                    value = peer.request(operation, number, args)
                except Exception:
                    continue
                if isinstance(value, str) and value.startswith("word-"):
                    return value
                if isinstance(value, dict) and "_word" in value:
                    return value["_word"]
    return None
