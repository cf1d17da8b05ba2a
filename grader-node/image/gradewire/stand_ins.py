"""What one side sees of the other side's objects and classes.

A class of the other side is a real class here (so that isinstance, except and assertRaises work),
with the same bases as far as they are of the other side; its instances hold a number and pass on
whatever is asked of them. A class that a test derives from one is made on both sides: its methods
run here, everything else there.

A stand-in never equals plain data, but for one whose class has a plain base: that one does when
its contents do and its class does not object. Whether two stand-ins are equal is asked of their
own side.
What else is asked of it about data of a test, belief.py says.
"""

import types

from .codec_types import PLAIN_BASES
from .natives import Asked, native_members
from .operators import ALWAYS, perform
from .signatures import build_signature

PLAIN_KINDS = tuple(base for base, _ in PLAIN_BASES)
_MISSING = object()


class StandInClass(type):
    """The type of every class that stands for one of the other side."""

    def __new__(mcls, name, bases, namespace, *, stands_for=None, **options):
        if stands_for is not None:
            return super().__new__(mcls, name, bases, namespace)
        return derive(mcls, name, bases, namespace, options)

    def __init__(cls, name, bases, namespace, **_options):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        peer, number = cls._gradewire_class
        return peer.request("new", number, args, kwargs)

    def __getattr__(cls, name):
        peer, number = type.__getattribute__(cls, "_gradewire_class")
        value = _attribute(peer, number, cls, name)
        if isinstance(value, StandInClass):
            peer.rules.belief.taken(name, value)
        return value

    def __setattr__(cls, name, value):
        if name.startswith(("_gradewire_", "_abc_", "__")):
            return type.__setattr__(cls, name, value)
        peer, number = cls._gradewire_class
        _keep_function(cls, name)
        return peer.request("set", number, (name, value))

    def __delattr__(cls, name):
        peer, number = cls._gradewire_class
        _keep_function(cls, name)
        return peer.request("del", number, (name,))

    def __instancecheck__(cls, value):
        made = getattr(type(value), "_gradewire_tuple", None)
        return type.__instancecheck__(cls, value) or (made is not None and issubclass(made, cls))

    def __iter__(cls):
        return _ask_class(cls, "__iter__")

    def __len__(cls):
        return _ask_class(cls, "__len__")

    def __contains__(cls, item):
        return _ask_class(cls, "__contains__", item)

    def __getitem__(cls, key):
        return _ask_class(cls, "__getitem__", key)

    def __dir__(cls):
        return _ask_class(cls, "__dir__")

    def __bool__(cls):
        return True


def _keep_function(cls, name):
    """Before a test replaces a method, which it may put back later."""
    method = cls.__dict__.get(name)
    if type(method) is Method:
        method.function()


def _ask_class(cls, name, *args):
    peer, number = cls._gradewire_class
    if not peer.rules.belief.may_ask(cls, name, args):
        return _without_belief(peer, number, cls, cls, name, args)
    return peer.request("op", number, (name, *args))


def _ask(value, name, *args):
    peer, number = value._gradewire_ref
    kind = type(value)
    if not peer.rules.belief.may_ask(kind, name, args):
        if kind._gradewire_plain:
            return perform(name, plain_value(value), args)
        return _without_belief(peer, number, kind, value, name, args)
    return peer.request("op", number, (name, *args))


def _without_belief(peer, number, kind, value, name, args):
    """What can be known of an operation without taking the object's word for it."""
    if name == "__contains__" and hasattr(type(value), "__iter__"):
        return any(item is args[0] or item == args[0] for item in value)
    # That it cannot be done, the program may say: a test may expect the exception.
    peer.request("op", number, (name, *args))
    raise peer.rules.belief.refuse(kind)


def _attribute(peer, number, kind, name):
    peer.rules.belief.check_attribute(kind, name)
    if name == "__signature__":
        return build_signature(peer.request("signature", number))
    return peer.request("get", number, (name,))


def plain_value(value):
    """The data in an object whose class has a plain base, such as a list with methods."""
    peer, number = value._gradewire_ref
    return peer.request("plain", number)


class StandIn:
    """An object of the other side."""

    __slots__ = ("__weakref__", "_gradewire_ref")

    def __getattr__(self, name):
        peer, number = object.__getattribute__(self, "_gradewire_ref")
        return _attribute(peer, number, type(self), name)

    def __setattr__(self, name, value):
        peer, number = self._gradewire_ref
        peer.request("set", number, (name, value))

    def __delattr__(self, name):
        peer, number = self._gradewire_ref
        peer.request("del", number, (name,))

    def __eq__(self, other):
        return _equal(self, other, "__eq__")

    def __ne__(self, other):
        return _equal(self, other, "__ne__")

    def __del__(self):
        peer, number = object.__getattribute__(self, "_gradewire_ref")
        peer.handles.forget(number)

    def __reduce_ex__(self, _protocol):
        raise TypeError("an object of the student's program cannot be pickled")


def _equal(value, other, name):
    if not isinstance(type(other), StandInClass):
        if type(value)._gradewire_plain and isinstance(other, PLAIN_KINDS):
            return _equal_to_data(value, other, name)
        # Another class of this side's own (mock.ANY, a matcher) may answer for itself; plain data
        # has no say, and Python then compares identities, which differ.
        return NotImplemented
    return bool(_ask(value, name, other))


def _equal_to_data(value, other, name):
    """For a list with methods of the student's: it takes equal contents, and its class's consent.

    The class is asked last, and about its own contents in place of the test's value: so it is
    shown nothing of the test's, and has nothing of it in hand that it could change.
    """
    plain = plain_value(value)
    if not plain == other:
        return name == "__ne__"
    kind = type(value)
    peer, number = value._gradewire_ref
    if not peer.rules.belief.is_named(kind):
        return name == "__eq__"
    if not kind.__dict__.get("_gradewire_derived"):
        return bool(peer.request("op", number, (name, plain)))
    answer = _ask_base(value, name, (plain,))
    return name == "__eq__" if answer is NotImplemented else bool(answer)


def _ask_base(value, name, args, kwargs=None):
    """Asks the other side's class that a test's class derives from, past the test's override."""
    for kind in type(value).__mro__:
        if "_gradewire_class" in kind.__dict__ and "_gradewire_derived" not in kind.__dict__:
            peer, number = kind._gradewire_class
            return peer.request("unbound", number, (name, value, *args), kwargs)
    raise TypeError(f"there is no {name} to ask for")


def _always(name):
    def operation(self, *args):
        if name == "__deepcopy__":
            args = ()
        if type(self).__dict__.get("_gradewire_derived"):
            return _ask_base(self, name, args)
        return _ask(self, name, *args)

    operation.__name__ = name
    return operation


for _name in ALWAYS:
    if _name not in ("__eq__", "__ne__"):
        setattr(StandIn, _name, _always(_name))


class StandInException:
    """Mixed into exception classes of the other side; the arguments and the text are here."""

    def __str__(self):
        return vars(self).get("_gradewire_text", "")

    def __getattr__(self, name):
        ref = vars(self).get("_gradewire_ref", _MISSING)
        if ref is _MISSING or name.startswith("_gradewire_"):
            raise AttributeError(name)
        peer, number = ref
        return _attribute(peer, number, type(self), name)


_documentation = property(lambda function: function.function().__doc__)


class _Function:
    # `function()` is the program's, whose documentation stands for these classes' own.

    def __getattr__(self, name):
        if name.startswith("_gradewire_") or name in ("_method", "__isabstractmethod__"):
            raise AttributeError(name)
        return getattr(self.function(), name)

    @property
    def __class__(self):
        return types.FunctionType


class Method(_Function):
    # A function in the body of a class of the other side.

    __doc__ = _documentation

    def __init__(self, peer, name):
        self.peer, self.name, self.owner = peer, name, None
        self.kept = None

    def __set_name__(self, owner, name):
        self.owner = owner

    def __get__(self, value, kind=None):
        self.peer.rules.belief.check_attribute(kind, self.name)
        return UnboundMethod(self) if value is None else types.MethodType(self, value)

    def __call__(self, value, *args, **kwargs):
        peer = self.peer
        ref = ref_of(value)
        if ref is None:
            return peer.request("unbound", self._owner_number(), (self.name, value, *args), kwargs)
        if type(value).__dict__.get("_gradewire_derived"):
            # The other side would find the test's own override, which is what called us.
            return peer.request("unbound", self._owner_number(), (self.name, value, *args), kwargs)
        return peer.request("method", ref, (self.name, *args), kwargs)

    def function(self):
        """The program's own function, also once a test has put another one in its place."""
        if self.kept is None:
            self.kept = self.peer.request("get", self._owner_number(), (self.name,))
        return self.kept

    def _owner_number(self):
        return self.owner.__dict__["_gradewire_class"][1]


class UnboundMethod(_Function):
    # `Student.method`, which takes its object as the first argument.

    __doc__ = _documentation

    def __init__(self, method):
        self._method = method

    def __call__(self, *args, **kwargs):
        if not args:
            raise TypeError(f"{self._method.name}() needs an object as its first argument")
        method = self._method
        number = method._owner_number()
        return method.peer.request("unbound", number, (method.name, *args), kwargs)

    def function(self):
        return self._method.function()


def is_function(value):
    """Whether this is a method of a class of the other side, bound or not."""
    kind = type(value)
    return kind in (Method, UnboundMethod) or (
        kind is types.MethodType and type(value.__func__) is Method
    )


def _operation(name):
    def operation(self, *args, **kwargs):
        if type(self).__dict__.get("_gradewire_derived"):
            return _ask_base(self, name, args, kwargs)
        peer, number = self._gradewire_ref
        if name in ("__exit__", "__aexit__"):
            args = (*args[:2], None)  # a traceback stays on its own side
        if name == "__call__":
            return peer.request("call", number, args, kwargs)
        return _ask(self, name, *args)

    operation.__name__ = name
    return operation


def make_class(peer, number, description, bases):
    """The stand-in for a class of the other side; `description` is checked by the caller."""
    is_exception = any(issubclass(base, BaseException) for base in bases)
    namespace = {
        "_gradewire_class": (peer, number),
        "__module__": description["module"],
        "__qualname__": description["name"],
    }
    for name in description["methods"]:
        namespace[name] = Method(peer, name)
    if is_exception:
        # Objects and exceptions are laid out differently: no instance can be both.
        bases = tuple(base for base in bases if issubclass(base, BaseException))
        mixin = (
            () if any(issubclass(base, StandInException) for base in bases) else (StandInException,)
        )
        return StandInClass(description["name"], mixin + bases, namespace, stands_for=number)
    namespace["__slots__"] = ()
    namespace["_gradewire_plain"] = description["plain"]
    namespace["__doc__"] = Asked("__doc__", description["doc"])
    namespace.update(native_members(description["module"], description["name"]))
    for name in description["specials"]:
        namespace[name] = _operation(name)
    bases = tuple(base for base in bases if issubclass(base, StandIn)) or (StandIn,)
    return StandInClass(description["name"], bases, namespace, stands_for=number)


def derive(mcls, name, bases, namespace, options):
    """A class that a test derives from a class of the other side."""
    base = next(base for base in bases if isinstance(base, StandInClass))
    peer, _number = base._gradewire_class
    members = {}
    for key, value in namespace.items():
        if key in ("__module__", "__qualname__", "__doc__", "__slots__", "__classcell__"):
            continue
        if key in ("__firstlineno__", "__static_attributes__", "__annotations__", "__annotate__"):
            continue
        kind, function = _member(value)
        members[key] = (kind, function)
    inherited = [parent for parent in bases if isinstance(parent, StandInClass)]
    number = peer.request("subclass", None, (name, inherited, members))
    own = dict(namespace, _gradewire_class=(peer, number), _gradewire_derived=True)
    if not issubclass(base, BaseException):
        own["__slots__"] = ()
    made = type.__new__(mcls, name, bases, own)
    peer.handles.adopt_class(number, made)
    peer.rules.belief.derived(made, *inherited)
    return made


def _member(value):
    if isinstance(value, (classmethod, staticmethod)):
        return type(value).__name__, value.__func__
    if isinstance(value, property):
        return "property", (value.fget, value.fset, value.fdel)
    if isinstance(value, types.FunctionType):
        return "function", value
    return "value", value


def ref_of(value):
    """The number of the object that a stand-in stands for, or None for what is no stand-in."""
    kind = type(value)
    if isinstance(kind, StandInClass):
        if issubclass(kind, BaseException):
            ref = value.__dict__.get("_gradewire_ref")
            return ref[1] if ref else None
        return value._gradewire_ref[1]
    if kind is StandInClass:
        return value.__dict__["_gradewire_class"][1]
    if kind is Method and value.kept is not None:
        return ref_of(value.kept)  # put back by a test that had replaced it
    return None
