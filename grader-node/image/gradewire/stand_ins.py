"""What one side sees of the other side's objects.

A class of the other side is a real class here (so that isinstance, except and assertRaises work),
with the same bases as far as they are of the other side; its instances hold a number and pass on
whatever is asked of them. A class that a test derives from one is made on both sides: its methods
run here, everything else there.

A stand-in never equals plain data, but for one whose class has a plain base: that one does when
its contents do and its class does not object. Whether two stand-ins are equal is asked of their
own side.
What else is asked of it about data of a test, belief.py says.
"""

from .asking import PLAIN_KINDS, ask, ask_attribute, ask_base, plain_value
from .methods import Method
from .natives import Asked, native_members
from .operators import ALWAYS
from .stand_in_class import StandInClass

_MISSING = object()


class StandIn:
    """An object of the other side."""

    __slots__ = ("__weakref__", "_gradewire_ref")

    def __getattr__(self, name):
        peer, number = object.__getattribute__(self, "_gradewire_ref")
        return ask_attribute(peer, number, type(self), name)

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
    return bool(ask(value, name, other))


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
    answer = ask_base(value, name, (plain,))
    return name == "__eq__" if answer is NotImplemented else bool(answer)


def _always(name):
    def operation(self, *args):
        if name == "__deepcopy__":
            args = ()
        if type(self).__dict__.get("_gradewire_derived"):
            return ask_base(self, name, args)
        return ask(self, name, *args)

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
        return ask_attribute(peer, number, type(self), name)


def _operation(name):
    def operation(self, *args, **kwargs):
        if type(self).__dict__.get("_gradewire_derived"):
            return ask_base(self, name, args, kwargs)
        peer, number = self._gradewire_ref
        if name in ("__exit__", "__aexit__"):
            args = (*args[:2], None)  # a traceback stays on its own side
        if name == "__call__":
            return peer.request("call", number, args, kwargs)
        return ask(self, name, *args)

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
