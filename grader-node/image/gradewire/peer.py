"""One end of the channel between judge and student.

A request is `["q", forgotten, operation, target, args, kwargs]`, its reply `["a", forgotten, value,
changes]` or `["x", forgotten, exception, changes]`. While one side waits for a reply it serves the
requests that the other side makes in between, so that calls nest both ways.

Whatever is not plain data stays where it is and goes over as a number (a handle): `["h", number,
class]` for an object, `["k", number, description?]` for a class, `["o", number]` for one that comes
home. Arguments that were changed in place are sent back with the reply, by their number in the call.
"""

import json
import operator
import threading
import types
import weakref

from .codec import Decoder, Encoder
from .codec_types import NAMES_BY_ID, PLAIN_BASES, CodecError
from .exceptions import decode_exception, encode_exception
from .operators import OPERATORS, special_names
from .stand_ins import StandIn, StandInClass, make_class

MAX_HANDLES = 200_000
_MUTABLE = (list, dict, set, bytearray)
_dumps = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_PLAIN_KINDS = tuple(base for base, _ in PLAIN_BASES)


class ChannelBroken(BaseException):
    """The other side is gone, or what it sent is no message. Not an Exception: no test may take it
    for an error that it expects."""


class Kept:
    """A value that goes over as a handle even though its class has a plain base."""

    def __init__(self, value):
        self.value = value


class Peer:
    """`transport` has send(bytes-like JSON text) and receive() -> value; `rules` says what the other
    side may do with the objects of this one (see judge_rules.py and student.py)."""

    def __init__(self, transport, rules, frames_of=None):
        self.transport = transport
        self.rules = rules
        self.frames_of = frames_of
        self.lock = threading.RLock()
        self.exports = {}
        self.export_numbers = {}
        self.next_number = 1
        self.described = set()
        self.unsent_classes = set()
        self.stand_ins = weakref.WeakValueDictionary()
        self.received = {}
        self.classes = {}
        self.forgotten = []

    # -- asking -----------------------------------------------------------------------------------

    def request(self, operation, target, args=(), kwargs=None):
        """What the other side answers; its exception is raised here."""
        with self.lock:
            return self._request(operation, target, args, kwargs)

    def _request(self, operation, target, args, kwargs):
        self.rules.before_request()
        encoder = Encoder(self)
        try:
            nodes = [encoder.encode(value) for value in args]
            named = {name: encoder.encode(value) for name, value in kwargs.items()} if kwargs else None
            self._send("q", operation, target, nodes, named)
        except CodecError as error:
            self._unsay()
            raise TypeError(str(error)) from None
        while True:
            message = self.transport.receive()
            try:
                kind, forgotten, *rest = message
                if forgotten:
                    self._drop(forgotten)
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
            return self._take_reply(kind, node, changes, encoder.objects, operation, args)

    def _take_reply(self, kind, node, changes, objects, operation, args):
        try:
            decoder = Decoder(self, objects)
            if kind == "x":
                value = decode_exception(self, decoder, node, 0) if node[0] == "x" else decoder.decode(node)
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
        self.rules.answered(value)
        return value

    def _apply(self, changes, decoder):
        """Changes the caller's own lists, dicts, sets and bytearrays as the callee changed its copies."""
        fresh = []
        for number, node in changes:
            target = decoder.objects[number]
            if type(target) not in _MUTABLE:
                raise CodecError("only containers change in place")
            mark = len(decoder.objects)
            fresh.append((target, decoder.decode(node)))
            # The contents came as a container of their own; its number stands for nothing.
            if type(fresh[-1][1]) is not type(target):
                raise CodecError("a container does not change its type")
            decoder.objects[mark] = target
        for target, value in fresh:
            if type(target) in (list, bytearray):
                target[:] = value
            else:
                target.clear()
                target.update(value)

    # -- answering --------------------------------------------------------------------------------

    def serve_next(self):
        """Waits for one request and answers it: the life of a side that never asks first."""
        kind, forgotten, operation, target, nodes, named = self.transport.receive()
        if kind != "q":
            self.transport.fail("a reply to nothing")
        self._drop(forgotten)
        self.serve(operation, target, nodes, named)

    def serve(self, operation, target, nodes, named):
        """Carries out one request of the other side and replies."""
        objects = []
        before = []
        try:
            decoder = Decoder(self, objects)
            args = decoder.values(nodes, 0)
            kwargs = {name: decoder.decode(node) for name, node in named.items()} if named else {}
            before = [(n, v, _snapshot(v)) for n, v in enumerate(objects) if type(v) in _MUTABLE]
            value = self.rules.perform(self, operation, target, args, kwargs)
            self._reply("a", value, objects, before)
        except ChannelBroken:
            raise
        except BaseException as error:
            self._unsay()
            self._reply("x", self.rules.leaving(error), objects, before)

    def _reply(self, kind, value, objects, before):
        # A thread of this side may be in the middle of a request of its own.
        with self.lock:
            self._send_reply(kind, value, objects, before)

    def _send_reply(self, kind, value, objects, before):
        encoder = Encoder(self, list(objects))
        if kind == "x":
            node = encode_exception(self, encoder, value, 0)
        elif type(value) is Kept:
            node = ["h", self.export(value.value), self.class_node(type(value.value))]
        else:
            node = encoder.encode(value)
        changes = None
        if before:
            changes = []
            for number, container, old in before:
                if _changed(container, old):
                    # The other side decodes the contents as a container of its own, with a number.
                    encoder.objects.append(None)
                    changes.append([number, encoder.contents(container)])
        self._send(kind, node, changes)

    def _send(self, kind, *parts):
        forgotten, self.forgotten = self.forgotten, []
        self.transport.send(_dumps([kind, forgotten, *parts]))
        self.unsent_classes.clear()

    def _unsay(self):
        """The message was not sent after all: the classes described in it are still unknown there."""
        self.described.difference_update(self.unsent_classes)
        self.unsent_classes.clear()

    # -- objects of this side ---------------------------------------------------------------------

    def export(self, value):
        """The number under which the other side knows an object of this one."""
        number = self.export_numbers.get(id(value))
        if number is None:
            if len(self.exports) >= MAX_HANDLES:
                raise CodecError("too many objects were handed over")
            number = self.next_number
            self.next_number += 1
            self.export_numbers[id(value)] = number
            self.exports[number] = [value, 0]
        self.exports[number][1] += 1
        return number

    def exported(self, number):
        try:
            return self.exports[number][0]
        except (KeyError, TypeError):
            raise CodecError("there is no such object") from None

    def _drop(self, forgotten):
        for number, count in forgotten:
            entry = self.exports.get(number)
            if entry is not None and not isinstance(entry[0], type):
                entry[1] -= count
                if entry[1] <= 0:
                    del self.exports[number]
                    self.export_numbers.pop(id(entry[0]), None)

    def encode_foreign(self, encoder, value, depth):
        ref = self.ref_of(value)
        if ref is not None:
            return ["o", ref]
        kind = type(value)
        if issubclass(kind, BaseException):
            return encode_exception(self, encoder, value, depth)
        if issubclass(kind, _PLAIN_KINDS):
            return None
        self.rules.check_export(value)
        if issubclass(kind, type):
            return self.class_node(value)
        native = self.rules.native_function(value)
        if native is not None:
            return ["native", *native]
        return ["h", self.export(value), self.class_node(kind)]

    def class_node(self, kind):
        if isinstance(kind, StandInClass):
            return ["o", kind.__dict__["_gradewire_class"][1]]
        if id(kind) in NAMES_BY_ID:
            return ["type", NAMES_BY_ID[id(kind)]]
        number = self.export(kind)
        if number in self.described:
            return ["k", number]
        self.described.add(number)
        self.unsent_classes.add(number)
        namespace = type.__dict__["__dict__"].__get__(kind)
        bases = [base for base in kind.__bases__ if base is not object]
        bases = [base for base in bases if not issubclass(base, _PLAIN_KINDS)]
        document = namespace.get("__doc__")
        description = {
            "name": kind.__name__,
            "module": str(namespace.get("__module__", "")),
            "doc": document if type(document) is str else None,
            "bases": [self.class_node(base) for base in bases],
            "methods": [
                name
                for name, value in namespace.items()
                if type(value) is types.FunctionType and (name == "__init__" or not name.startswith("__"))
            ],
            "specials": special_names(kind),
            "plain": issubclass(kind, _PLAIN_KINDS),
        }
        return ["k", number, description]

    # -- objects of the other side ----------------------------------------------------------------

    def ref_of(self, value):
        """The number of an object of the other side, or None for one of this side."""
        kind = type(value)
        if isinstance(kind, StandInClass):
            if issubclass(kind, BaseException):
                ref = value.__dict__.get("_gradewire_ref")
                return ref[1] if ref else None
            return value._gradewire_ref[1]
        if kind is StandInClass:
            return value.__dict__["_gradewire_class"][1]
        return None

    def decode_foreign(self, decoder, node, depth):
        tag = node[0]
        if tag == "o":
            return self.exported(node[1])
        if tag == "h":
            return self._stand_in(node[1], decoder.decode(node[2], depth + 1))
        if tag == "k":
            return self._class(decoder, node, depth)
        if tag == "x":
            return decode_exception(self, decoder, node, depth)
        if tag == "native":
            return self.rules.find_native(node[1], node[2])
        raise CodecError("an unknown tag")

    def _stand_in(self, number, kind):
        if type(number) is not int or not isinstance(kind, StandInClass) or not issubclass(kind, StandIn):
            raise CodecError("a handle is a number and a class")
        self.received[number] = self.received.get(number, 0) + 1
        value = self.stand_ins.get(number)
        if value is None:
            value = object.__new__(kind)
            object.__setattr__(value, "_gradewire_ref", (self, number))
            self.stand_ins[number] = value
        return value

    def _class(self, decoder, node, depth):
        number = node[1]
        known = self.classes.get(number)
        if known is not None:
            return known
        description = _checked_description(node[2])
        bases = []
        for base in decoder.values(description["bases"], depth):
            if isinstance(base, StandInClass) or (isinstance(base, type) and issubclass(base, BaseException)):
                bases.append(base)
        if len(self.classes) > 2_000 or type(number) is not int:
            raise CodecError("too many classes")
        try:
            made = make_class(self, number, description, tuple(bases))
        except TypeError:
            # Bases that cannot be combined here: the first one decides what it is.
            made = make_class(self, number, description, tuple(bases[:1]))
        self.classes[number] = made
        return made

    def adopt_class(self, number, kind):
        self.classes[number] = kind

    def adopt_exception(self, error, number, text):
        vars(error)["_gradewire_text"] = text
        if type(number) is int and isinstance(type(error), StandInClass):
            vars(error)["_gradewire_ref"] = (self, number)

    def forget(self, number):
        count = self.received.pop(number, 0)
        if count:
            self.forgotten.append([number, count])


def _snapshot(value):
    return bytes(value) if type(value) is bytearray else list(value.items() if type(value) is dict else value)


def _changed(value, old):
    if type(value) is bytearray:
        return value != old
    if len(value) != len(old):
        return True
    if type(value) is dict:
        keys, values = zip(*old) if old else ((), ())
        return not (all(map(operator.is_, value, keys)) and all(map(operator.is_, value.values(), values)))
    return not all(map(operator.is_, value, old))


def _checked_description(description):
    texts = ["name", "module"]
    if not all(type(description[key]) is str for key in texts):
        raise CodecError("a class has a name and a module")
    name = description["name"]
    description["name"] = name if name.isprintable() else "class"
    description["plain"] = description["plain"] is True
    if description["doc"] is not None and type(description["doc"]) is not str:
        raise CodecError("documentation is text")
    description["methods"] = [
        name
        for name in description["methods"]
        if type(name) is str and name.isidentifier() and _is_open(name)
    ]
    description["specials"] = [
        name for name in description["specials"] if name in OPERATORS or name == "__call__"
    ]
    return description


def _is_open(name):
    """Names that a description may define on a stand-in class: none that the stand-in itself uses."""
    return name == "__init__" or not (name.startswith("__") or name.startswith("_gradewire_"))


