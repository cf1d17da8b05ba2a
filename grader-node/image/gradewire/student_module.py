"""The stand-in that a test gets when it imports the student's module."""

import builtins
import types

MODULE = 0  # the number of the student's module among the student's exports
# Names that would change how a test file is run, or what its own words mean, if a test file that
# says `from solution import *` took them over.
_NOT_FOR_STAR = {"load_tests", "setUpModule", "tearDownModule", "unittest", *vars(builtins)}


class StudentModule(types.ModuleType):
    """Attributes are asked of the student's process each time: they may have changed."""

    def __init__(self, name, peer):
        super().__init__(name)
        vars(self)["__file__"] = f"{name}.py"
        vars(self)["_gradewire_peer"] = peer

    def __getattr__(self, name):
        peer = vars(self)["_gradewire_peer"]
        if name == "__all__":
            names = peer.request("names", MODULE)
            return [name for name in names if type(name) is str and name not in _NOT_FOR_STAR]
        if name in ("__path__", "__wrapped__", "__spec__"):
            raise AttributeError(name)
        try:
            return peer.request("get", MODULE, (name,))
        except AttributeError:
            error = AttributeError(f"module '{self.__name__}' has no attribute '{name}'")
            error.name, error.obj = name, self
            raise error from None

    def __setattr__(self, name, value):
        if name.startswith("__"):
            return super().__setattr__(name, value)
        return vars(self)["_gradewire_peer"].request("set", MODULE, (name, value))

    def __delattr__(self, name):
        return vars(self)["_gradewire_peer"].request("del", MODULE, (name,))

    def __dir__(self):
        return vars(self)["_gradewire_peer"].request("op", MODULE, ("__dir__",))
