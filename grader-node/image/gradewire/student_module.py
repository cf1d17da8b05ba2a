"""The stand-in that a test gets when it imports the student's module, or takes one from it."""

import builtins
import sys
import types

from .stand_in_class import StandInClass

MODULE = 0  # the number of the student's module among the student's exports
# A test module's global with the names that it binds itself: a program that defines one of them
# (a `math` of its own) would otherwise decide what the test expects.
OWN_NAMES = "__gradewire_own_names__"
# A test module's global with the names that some test uses and does not bind itself.
USED_NAMES = "__gradewire_used_names__"
# Names that would change how a test file is run, or what its own words mean, if a test file that
# says `from solution import *` took them over.
_NOT_FOR_STAR = {"load_tests", "setUpModule", "tearDownModule", "unittest", *vars(builtins)}

_MISSING = object()


class StudentModule(types.ModuleType):
    """Attributes are asked of the student's process each time: they may have changed. Only functions come
    with it, for as long as nothing was asked."""

    def __init__(self, name, peer, number=None):
        """The program itself, or with a number a module that it handed over."""
        super().__init__(name)
        if number is None:
            vars(self)["__file__"] = f"{name}.py"
        vars(self)["_gradewire_result"] = number is not None
        vars(self)["_gradewire_module"] = (peer, number or MODULE)
        vars(self)["_gradewire_unused"] = set()
        vars(self)["_gradewire_given"] = (None, {})

    @property
    def __doc__(self):
        peer, number = vars(self)["_gradewire_module"]
        return peer.request("get", number, ("__doc__",))

    def __getattr__(self, name):
        if name == "__test__":
            # Only doctest asks for it, after it has looked in vars() for functions and found none.
            raise TypeError(
                "doctest cannot look into the program, which runs in a process of its own: "
                "call its functions in tests"
            )
        peer, number = vars(self)["_gradewire_module"]
        if vars(self)["_gradewire_result"]:
            peer.rules.belief.check_attribute(types.ModuleType, name)
        elif name == "__all__":
            # The frame that asks is that of the test file which says `import *`.
            globals_ = sys._getframe(1).f_globals
            own = globals_.get(OWN_NAMES, ())
            names = [
                name
                for name in peer.request("names", MODULE)
                if type(name) is str
                and name not in _NOT_FOR_STAR
                and not name.startswith("__")  # __builtins__ is what a file's words mean
                and name not in own
                and name not in globals_  # what another `import *` has given
            ]
            vars(self)["_gradewire_unused"] = set(names).difference(globals_.get(USED_NAMES, ()))
            return names
        if name in ("__path__", "__wrapped__", "__spec__"):
            raise AttributeError(name)
        try:
            value = _given(self, name, peer)
            if value is _MISSING:
                value = peer.request("get", number, (name,))
        except AttributeError:
            error = AttributeError(f"module '{self.__name__}' has no attribute '{name}'")
            error.name, error.obj = name, self
            raise error from None
        unused = vars(self)["_gradewire_unused"]
        if name in unused:
            unused.discard(name)  # it is `import *` that takes it, and no test asked for it
        elif isinstance(value, StandInClass):
            peer.rules.belief.taken(name, value)
        return value

    def __setattr__(self, name, value):
        if name.startswith("__"):
            return super().__setattr__(name, value)
        peer, number = vars(self)["_gradewire_module"]
        return peer.request("set", number, (name, value))

    def __delattr__(self, name):
        peer, number = vars(self)["_gradewire_module"]
        return peer.request("del", number, (name,))

    def __dir__(self):
        peer, number = vars(self)["_gradewire_module"]
        return peer.request("op", number, ("__dir__",))


def give(module, attributes):
    """What the program said of itself when it was loaded: true until it is asked for anything."""
    peer, _number = vars(module)["_gradewire_module"]
    vars(module)["_gradewire_given"] = (peer.calls, attributes)


def ask_if_unasked(module):
    """What a test has only looked at may have ended since, and nobody would know."""
    peer, number = vars(module)["_gradewire_module"]
    if vars(module)["_gradewire_given"][0] == peer.calls:
        peer.request("get", number, ("__name__",))


def _given(module, name, peer):
    calls, attributes = vars(module)["_gradewire_given"]
    if calls != peer.calls:
        vars(module)["_gradewire_given"] = (None, {})
        return _MISSING
    value = attributes.get(name, _MISSING)
    if value is not _MISSING:
        peer.rules.answered(value, "get")
    return value
