"""One end of the channel between judge and student.

A request is `["q", forgotten, operation, target, args, kwargs]`, its reply `["a", forgotten, value,
changes]` or `["x", forgotten, exception, changes]`. While one side waits for a reply it serves the
requests that the other side makes in between, so that calls nest both ways.

Arguments that were changed in place are sent back with the reply, by their number in the call.
What a test changes between two calls goes ahead of the next one, in a request of its own:
`["q", forgotten, "changed", call, changes, null]`.
"""

import threading

from .codec import Decoder, Encoder, all_raw
from .codec_types import CodecError
from .containers import MUTABLE, changed, refill, snapshot
from .exceptions import ChannelBroken, decode_exception, describe_simply, encode_exception
from .handles import Handles, Kept
from .transport import write_json


class Peer:
    """`transport` has send(JSON text) and receive() -> value; `rules` says what the other
    side may do with the objects of this one (see judge_rules.py and student.py)."""

    def __init__(self, transport, rules, frames_of=None):
        self.transport = transport
        self.rules = rules
        self.handles = Handles(self, rules, frames_of)
        self.lock = threading.RLock()
        # Requests from judge to student, counted by both.
        self.calls = 0

    # -- asking -----------------------------------------------------------------------------------

    def request(self, operation, target, args=(), kwargs=None):
        """What the other side answers; its exception is raised here."""
        with self.lock:
            return self._request(operation, target, args, kwargs)

    def _request(self, operation, target, args, kwargs):
        self.rules.before_request()
        held = self.rules.held_by_test
        if held is not None and held.calls:
            self._tell_changes(held.changes())
        objects = []
        try:
            nodes, named = args, None
            if kwargs or not all_raw(args):
                encoder = Encoder(self.handles, objects)
                nodes = [encoder.encode(value) for value in args]
                named = {name: encoder.encode(value) for name, value in (kwargs or {}).items()}
            self._send("q", operation, target, nodes, named)
        except CodecError as error:
            self.handles.unsay()
            raise TypeError(str(error)) from None
        self.calls += held is not None
        call = self.calls
        value = self._receive_reply(objects, operation, args)
        if objects and held is not None:
            held.keep(call, objects)
        return value

    def _receive_reply(self, objects, operation, args):
        while True:
            message = self.transport.receive()
            try:
                kind, forgotten, *rest = message
                if forgotten:
                    self.handles.drop(forgotten)
                if kind == "q":
                    operation_, target_, nodes_, named_ = rest
                elif kind in ("a", "x"):
                    node, changes = rest
                else:
                    raise CodecError("no kind of message")
            except Exception as error:
                self.transport.fail(f"a malformed message: {error}")
            if kind == "q":
                self.serve(operation_, target_, nodes_, named_)
                continue
            return self._take_reply(kind, node, changes, objects, operation, args)

    def _tell_changes(self, changes):
        for call, objects, numbers in changes:
            encoder = Encoder(self.handles, list(objects))
            nodes = []
            try:
                for number in numbers:
                    encoder.objects.append(objects[number])  # as in a reply
                    nodes.append([number, encoder.contents(objects[number])])
                self._send("q", "changed", call, nodes, None)
            except CodecError:
                self.handles.unsay()  # the program does not hear of what cannot be handed over
                continue
            self.calls += 1
            self._receive_reply([], "changed", ())

    def _take_reply(self, kind, node, changes, objects, operation, args):
        try:
            decoder = Decoder(self.handles, objects)
            if kind == "x":
                value = (
                    decode_exception(self.handles, decoder, node, 0)
                    if node[0] == "x"
                    else decoder.decode(node)
                )
                if not isinstance(value, BaseException):
                    raise CodecError("only exceptions are raised")
            else:
                value = decoder.decode(node)
            if changes:
                self._apply(changes, decoder)
        except CodecError as error:
            self.transport.fail(f"a malformed reply: {error}")
        except (ValueError, TypeError, IndexError, KeyError, RecursionError) as error:
            self.transport.fail(f"a malformed reply: {type(error).__name__}")
        if kind == "x":
            raise self.rules.raised(value, operation, args)
        self.rules.answered(value, operation)
        return value

    def _apply(self, changes, decoder):
        """Changes the caller's own containers as the callee changed its copies."""
        fresh = []
        for number, node in changes:
            target = decoder.objects[number]
            if type(target) not in MUTABLE:
                raise CodecError("only containers change in place")
            mark = len(decoder.objects)
            fresh.append((target, decoder.decode(node)))
            # The contents came as a container of their own; its number stands for nothing.
            if type(fresh[-1][1]) is not type(target):
                raise CodecError("a container does not change its type")
            decoder.objects[mark] = target
        for target, value in fresh:
            refill(target, value)

    # -- answering --------------------------------------------------------------------------------

    def serve_next(self):
        """Waits for one request and answers it: the life of a side that never asks first."""
        kind, forgotten, operation, target, nodes, named = self.transport.receive()
        if kind != "q":
            self.transport.fail("a reply to nothing")
        self.handles.drop(forgotten)
        self.serve(operation, target, nodes, named)

    def serve(self, operation, target, nodes, named):
        """Carries out one request of the other side and replies."""
        held = self.rules.held_by_program
        self.calls += held is not None
        call = self.calls
        if operation == "changed" and held is not None:
            return self._take_changes(held.objects(target), nodes)
        objects = []
        before = ()
        try:
            decoder = Decoder(self.handles, objects)
            args = decoder.values(nodes, 0)
            kwargs = {name: decoder.decode(node) for name, node in named.items()} if named else {}
            if objects:
                before = [
                    (n, v, snapshot(v)) for n, v in enumerate(objects) if type(v) in MUTABLE
                ]
            value = self.rules.perform(self, operation, target, args, kwargs)
            exchanged = self._reply("a", value, objects, before)
            if held is not None and exchanged:
                held.keep(call, exchanged)
        except ChannelBroken:
            raise
        except BaseException as error:
            self.handles.unsay()
            self._reply("x", self.rules.leaving(error), objects, before)

    def _take_changes(self, objects, changes):
        if objects is not None:
            self._apply(changes, Decoder(self.handles, objects))
        self._send("a", None, None)

    def _reply(self, kind, value, objects, before):
        # A thread of this side may be in the middle of a request of its own.
        with self.lock:
            try:
                return self._send_reply(kind, value, objects, before)
            except Exception:
                if kind != "x":
                    raise
                # Too large, or changes that cannot be handed over: the exception still must.
                self.handles.unsay()
                node = describe_simply(self.handles, Encoder(self.handles), value)
                self._send("x", node, None)

    def _send_reply(self, kind, value, objects, before):
        encoder = Encoder(self.handles, list(objects))
        if kind == "x":
            node = encode_exception(self.handles, encoder, value, 0)
        elif type(value) is Kept:
            node = self.handles.handle_node(value.value)
        else:
            node = encoder.encode(value)
        changes = None
        if before:
            changes = []
            for number, container, old in before:
                if changed(container, old):
                    # The other side decodes the contents as a container of its own, with a number.
                    encoder.objects.append(container)
                    changes.append([number, encoder.contents(container)])
        self._send(kind, node, changes)
        return encoder.objects

    def _send(self, kind, *parts):
        self.transport.send(write_json([kind, self.handles.take_forgotten(), *parts]))
        self.handles.said()
