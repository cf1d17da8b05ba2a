"""One end of the channel between judge and student.

A request is `["q", forgotten, operation, target, args, kwargs]`, its reply `["a", forgotten, value,
changes]` or `["x", forgotten, exception, changes]`. While one side waits for a reply it serves the
requests that the other side makes in between, so that calls nest both ways.

Arguments that were changed in place are sent back with the reply, by their number in the call:
`[number, contents]`. So are containers of earlier calls that both sides hold: `[number, contents,
call, whole]`, where contents are the end that was added unless they are the whole. What a test
changes between two calls goes ahead of the next one, in a request of its own: `["q", forgotten,
"changed", null, changes, null]`. Requests of the judge may have a last part more, the calls whose
containers are no longer held.
"""

import threading

from .codec import Decoder, Encoder, all_raw
from .codec_types import CodecError
from .containers import MAX_ITEMS, MUTABLE, changed, grown, refill, snapshot
from .exceptions import ChannelBroken, decode_exception, describe_simply, encode_exception
from .handles import Handles, Kept
from .transport import write_json


class Peer:
    """`transport` has send(JSON text) and receive() -> value; `rules` says what the other
    side may do with the objects of this one (see judge_rules.py and student.py)."""

    def __init__(self, transport, rules):
        self.transport = transport
        self.rules = rules
        self.handles = Handles(self, rules)
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
        if held is None:
            self._tell_test()
        elif held.calls or held.unwanted:
            self._tell_changes(held)
        objects = []
        try:
            nodes, named = args, None
            if kwargs or not all_raw(args):
                encoder = Encoder(self.handles, objects, held)
                nodes = [encoder.encode(value) for value in args]
                named = {name: encoder.encode(value) for name, value in (kwargs or {}).items()}
            self._ask(held, operation, target, nodes, named)
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
            message = self._receive()
            try:
                kind, forgotten, *rest = message
                if forgotten:
                    self.handles.drop(forgotten)
                if kind == "q":
                    operation_, target_, nodes_, named_, *dropped = rest
                    self._drop(dropped)
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

    def _receive(self):
        try:
            return self.transport.receive()
        except ChannelBroken:
            raise
        except BaseException as error:
            # A test's alarm, or its thread's end: the answer comes all the same, and the next request would
            # take it for its own.
            if self.rules.held_by_test is not None:
                self.transport.broken = f"{type(error).__name__} while the program was running"
            raise

    def _ask(self, held, *parts):
        if held is None or not held.dropped:
            return self._send("q", *parts)
        self._send("q", *parts, held.dropped)
        held.told()

    def _tell_changes(self, held):
        """The judge's changes go to the program."""
        held.begin_request()
        while changes := held.changes():
            objects = []
            encoder = Encoder(self.handles, objects, held)
            nodes = []
            try:
                for call, number, value in changes:
                    nodes.append(_change_node(encoder, held, call, number, value))
                self._ask(held, "changed", None, nodes, None)
            except CodecError:
                # The program does not hear of what cannot be handed over.
                self.handles.unsay()
                held.drop(call)
                continue
            for _call, _number, value in changes:
                held.synchronised(value)
            self.calls += 1
            call = self.calls
            self._receive_reply([], "changed", ())
            held.keep(call, objects)
            return

    def _tell_test(self):
        """The program's changes go to the judge, before it is called in the middle of a call."""
        held = self.rules.held_by_program
        if held is None or not held.calls:
            return
        encoder = Encoder(self.handles, [], held)
        nodes = self._later_changes(encoder, held)
        if nodes:
            self._send("q", "changed", None, nodes, None)
            self._receive_reply([], "changed", ())

    def _later_changes(self, encoder, held):
        nodes = []
        for call, number, container in held.changes():
            if len(container) > MAX_ITEMS:
                held.mute(container)
                continue
            nodes.append(_change_node(encoder, held, call, number, container))
            held.synchronised(container)
        return nodes

    def _take_reply(self, kind, node, changes, objects, operation, args):
        try:
            held = self.rules.held_by_test
            decoder = Decoder(self.handles, objects, held)
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
                self._apply(changes, decoder, held)
        except CodecError as error:
            self.transport.fail(f"a malformed reply: {error}")
        except (ValueError, TypeError, IndexError, KeyError, RecursionError) as error:
            self.transport.fail(f"a malformed reply: {type(error).__name__}")
        if kind == "x":
            raise self.rules.raised(value, operation, args)
        self.rules.answered(value, operation)
        return value

    def _apply(self, changes, decoder, held):
        """Changes this side's own containers as the other side changed its copies."""
        fresh = []
        for number, node, *earlier in changes:
            if earlier:
                call, whole = earlier
                if held is None:
                    raise CodecError("there is no earlier call")
                target = held.find(call, number)
            else:
                target, whole = decoder.objects[number], True
            if type(target) not in MUTABLE:
                raise CodecError("only containers change in place")
            mark = len(decoder.objects)
            value = decoder.decode(node)
            # The contents came as a container of their own; its number stands for nothing.
            if type(value) is not type(target) or not (whole is True or type(target) is list):
                raise CodecError("a container does not change its type")
            decoder.objects[mark] = target
            if not earlier or held.is_shared(target, call, number):
                fresh.append((target, value, whole))
        for target, value, whole in fresh:
            if whole is True:
                refill(target, value)
            else:
                target.extend(value)
        if held is not None:
            for target in {id(target): target for target, _value, _whole in fresh}.values():
                held.synchronised(target)

    # -- answering --------------------------------------------------------------------------------

    def serve_next(self):
        """Waits for one request and answers it: the life of a side that never asks first."""
        kind, forgotten, operation, target, nodes, named, *dropped = self.transport.receive()
        if kind != "q":
            self.transport.fail("a reply to nothing")
        self.handles.drop(forgotten)
        self._drop(dropped)
        self.serve(operation, target, nodes, named)

    def _drop(self, dropped):
        held = self.rules.held_by_program
        if dropped and held is None:
            raise CodecError("a request has no such part")
        for call in dropped[0] if dropped else ():
            held.remove(call)

    def serve(self, operation, target, nodes, named):
        """Carries out one request of the other side and replies."""
        held = self.rules.held_by_program
        self.calls += held is not None
        call = self.calls
        if operation == "changed" and held is not None:
            return self._take_changes(held, call, nodes)
        objects = []
        before = ()
        try:
            decoder = Decoder(self.handles, objects, held)
            mine = self.rules.held_by_test
            if operation == "changed":
                self._apply(nodes, Decoder(self.handles, [], mine), mine)
                return self._send("a", None, None)
            args = decoder.values(nodes, 0)
            kwargs = {name: decoder.decode(node) for name, node in named.items()} if named else {}
            if objects:
                before = [
                    (n, v, snapshot(v)) for n, v in enumerate(objects) if type(v) in MUTABLE
                ]
            value = self.rules.perform(self, operation, target, args, kwargs)
            if mine is not None and mine.calls:
                self._tell_changes(mine)
            exchanged = self._reply("a", value, objects, before)
            if held is not None and exchanged:
                held.keep(call, exchanged)
        except ChannelBroken:
            raise
        except BaseException as error:
            self.handles.unsay()
            self._reply("x", self.rules.leaving(error), objects, before)

    def _take_changes(self, held, call, changes):
        decoder = Decoder(self.handles, [], held)
        self._apply(changes, decoder, held)
        self._send("a", None, None)
        held.keep(call, decoder.objects)

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
        held = self.rules.held_by_program
        encoder = Encoder(self.handles, list(objects), held)
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
        if held is not None and held.calls:
            changes = [*(changes or ()), *self._later_changes(encoder, held)] or None
        self._send(kind, node, changes)
        return encoder.objects

    def _send(self, kind, *parts):
        self.transport.send(write_json([kind, self.handles.take_forgotten(), *parts]))
        self.handles.said()


def _change_node(encoder, held, call, number, container):
    """What became of a container of an earlier call."""
    old = held.old[id(container)][1]
    encoder.objects.append(container)  # its contents get a number, as in a reply
    if grown(container, old):
        return [number, encoder.contents(container[len(old) :]), call, False]
    return [number, encoder.contents(container), call, True]
