"""The objects that one side has handed to the other, and those that it was handed.

Whatever is not plain data stays where it is and goes over as a number (a handle): `["h", number,
class]` for an object, `["k", number, description?]` for a class (described the first time),
`["o", number]` for one that comes home, `["coroutine", number]`, `["module", number, name]`,
`["native", module, name]`.
"""

import types
import weakref
from types import ModuleType

from .codec_types import NAMES_BY_ID, PLAIN_BASES, CodecError
from .exceptions import decode_exception, encode_exception
from .operators import OPERATORS, special_names
from .stand_in_class import StandInClass, ref_of
from .stand_ins import StandIn, make_class

MAX_HANDLES = 200_000
MAX_CLASSES = 2_000
_PLAIN_KINDS = tuple(base for base, _ in PLAIN_BASES)


class Kept:
    """A value that goes over as a handle even though its class has a plain base."""

    def __init__(self, value):
        self.value = value


class Handles:
    """The codec's hook for what is not plain data, and the tables behind it."""

    def __init__(self, peer, rules):
        self.peer = peer
        self.rules = rules
        # The file of the program, where it is on this side.
        self.frames_of = None
        self.exports = {}
        self.export_numbers = {}
        self.next_number = 1
        self.described = set()
        # Classes that were handed over themselves, not with one of their objects.
        self.handed = set()
        self.unsent_classes = set()
        self.stand_ins = weakref.WeakValueDictionary()
        self.received = {}
        self.classes = {}
        self.forgotten = []

    def said(self):
        """The message was sent: the classes described in it are known on the other side."""
        self.unsent_classes.clear()

    def unsay(self):
        """The message was not sent after all: its classes are still unknown there."""
        self.described.difference_update(self.unsent_classes)
        self.unsent_classes.clear()

    def take_forgotten(self):
        forgotten, self.forgotten = self.forgotten, []
        return forgotten

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

    def drop(self, forgotten):
        for number, count in forgotten:
            entry = self.exports.get(number)
            if entry is not None and not isinstance(entry[0], type):
                entry[1] -= count
                if entry[1] <= 0:
                    del self.exports[number]
                    self.export_numbers.pop(id(entry[0]), None)

    def encode_foreign(self, encoder, value, depth):
        kind = type(value)
        ref = self.rules.module_number(value) if kind.__base__ is ModuleType else ref_of(value)
        if ref is not None:
            return ["o", ref]
        if issubclass(kind, BaseException):
            return encode_exception(self, encoder, value, depth)
        if issubclass(kind, _PLAIN_KINDS):
            return None
        self.rules.check_export(value)
        if issubclass(kind, ModuleType):
            return ["module", self.export(value), vars(value)["__name__"]]
        if issubclass(kind, type):
            node = self.class_node(value)
            if node[0] == "k":
                self.handed.add(node[1])
            return node
        if kind is types.CoroutineType:
            return ["coroutine", self.export(value)]
        native = self.rules.native_function(value)
        if native is not None:
            return ["native", *native]
        return self.handle_node(value)

    def handle_node(self, value):
        kind = type(value)
        # A bare object() has the one built-in class that says nothing of its own: it is described.
        node = self.described_class(kind) if kind is object else self.class_node(kind)
        return ["h", self.export(value), node]

    def class_node(self, kind):
        if isinstance(kind, StandInClass):
            return ["o", kind.__dict__["_gradewire_class"][1]]
        if id(kind) in NAMES_BY_ID:
            return ["type", NAMES_BY_ID[id(kind)]]
        return self.described_class(kind)

    def described_class(self, kind):
        number = self.export(kind)
        if number in self.described:
            return ["k", number]
        self.described.add(number)
        self.unsent_classes.add(number)
        namespace = type.__dict__["__dict__"].__get__(kind)
        bases = [base for base in kind.__bases__ if base is not object]
        bases = [base for base in bases if not issubclass(base, _PLAIN_KINDS)]
        document, module = namespace.get("__doc__"), namespace.get("__module__")
        description = {
            "name": kind.__name__,
            "module": module if type(module) is str else "builtins",
            "doc": document if type(document) is str else None,
            "bases": [self.class_node(base) for base in bases],
            "methods": [
                name
                for name, value in namespace.items()
                if type(value) is types.FunctionType
                and (name == "__init__" or not name.startswith("__"))
            ],
            "specials": special_names(kind),
            "plain": issubclass(kind, _PLAIN_KINDS),
        }
        return ["k", number, description]

    # -- objects of the other side ----------------------------------------------------------------

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
        if tag == "module":
            return self.rules.find_module(self.peer, node[1], node[2])
        if tag == "coroutine":
            return _run_there(self.peer, node[1])
        if tag == "native":
            return self.rules.find_native(node[1], node[2])
        raise CodecError("an unknown tag")

    def _stand_in(self, number, kind):
        if (
            type(number) is not int
            or not isinstance(kind, StandInClass)
            or not issubclass(kind, StandIn)
        ):
            raise CodecError("a handle is a number and a class")
        self.received[number] = self.received.get(number, 0) + 1
        value = self.stand_ins.get(number)
        if value is None:
            value = object.__new__(kind)
            object.__setattr__(value, "_gradewire_ref", (self.peer, number))
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
            if isinstance(base, StandInClass) or (
                isinstance(base, type) and issubclass(base, BaseException)
            ):
                bases.append(base)
        if len(self.classes) > MAX_CLASSES or type(number) is not int:
            raise CodecError("too many classes")
        try:
            made = make_class(self.peer, number, description, tuple(bases))
        except TypeError:
            # Bases that cannot be combined here: the first one decides what it is.
            made = make_class(self.peer, number, description, tuple(bases[:1]))
        self.classes[number] = made
        return made

    def adopt_class(self, number, kind):
        self.classes[number] = kind

    def adopt_exception(self, error, number, text):
        vars(error)["_gradewire_text"] = text
        if type(number) is int and isinstance(type(error), StandInClass):
            vars(error)["_gradewire_ref"] = (self.peer, number)

    def forget(self, number):
        count = self.received.pop(number, 0)
        if count:
            self.forgotten.append([number, count])


async def _run_there(peer, number):
    """A coroutine of the other side: all of it runs there, when it is awaited here."""
    return peer.request("await", number)


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
    """Names that a description may define on a stand-in class: none that it uses itself."""
    return name == "__init__" or not (name.startswith("__") or name.startswith("_gradewire_"))
