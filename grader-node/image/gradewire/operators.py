"""The operations that a handle passes on: special method -> (name on the channel, what it does).

Each is carried out on the side that owns the object, with Python's own operator, so that its rules
(reflected methods, NotImplemented, fallbacks) are the interpreter's and not a copy of ours.
"""

import copy
import operator


def _reflected(function):
    return lambda value, other: function(other, value)


def _contains(value, item):
    return item in value


def _enter(value):
    return type(value).__enter__(value)


def _exit(value, *details):
    return type(value).__exit__(value, *details)


def _await(value):
    return type(value).__await__(value)


def _aiter(value):
    return type(value).__aiter__(value)


def _anext(value):
    return type(value).__anext__(value)


def _aenter(value):
    return type(value).__aenter__(value)


def _aexit(value, *details):
    return type(value).__aexit__(value, *details)


_BINARY = "add sub mul matmul truediv floordiv mod lshift rshift and or xor".split()
_FUNCTIONS = {"and": operator.and_, "or": operator.or_}

OPERATORS = {
    "__len__": len,
    "__bool__": bool,
    "__iter__": iter,
    "__next__": next,
    "__reversed__": reversed,
    "__contains__": _contains,
    "__getitem__": operator.getitem,
    "__setitem__": operator.setitem,
    "__delitem__": operator.delitem,
    "__lt__": operator.lt,
    "__le__": operator.le,
    "__gt__": operator.gt,
    "__ge__": operator.ge,
    "__neg__": operator.neg,
    "__pos__": operator.pos,
    "__abs__": abs,
    "__invert__": operator.invert,
    "__round__": round,
    "__trunc__": lambda value: type(value).__trunc__(value),
    "__floor__": lambda value: type(value).__floor__(value),
    "__ceil__": lambda value: type(value).__ceil__(value),
    "__int__": int,
    "__float__": float,
    "__complex__": complex,
    "__index__": operator.index,
    "__bytes__": bytes,
    "__fspath__": lambda value: type(value).__fspath__(value),
    "__divmod__": divmod,
    "__rdivmod__": _reflected(divmod),
    "__pow__": pow,
    "__rpow__": _reflected(pow),
    "__ipow__": operator.ipow,
    "__enter__": _enter,
    "__exit__": _exit,
    "__await__": _await,
    "__aiter__": _aiter,
    "__anext__": _anext,
    "__aenter__": _aenter,
    "__aexit__": _aexit,
}
for _name in _BINARY:
    _function = _FUNCTIONS.get(_name) or getattr(operator, _name)
    OPERATORS[f"__{_name}__"] = _function
    OPERATORS[f"__r{_name}__"] = _reflected(_function)
    OPERATORS[f"__i{_name}__"] = getattr(operator, f"i{_name}")

# Every handle has these, whatever its class says.
ALWAYS = {
    "__eq__": operator.eq,
    "__ne__": operator.ne,
    "__hash__": hash,
    "__repr__": repr,
    "__str__": str,
    "__format__": format,
    "__dir__": dir,
    "__copy__": copy.copy,
    "__deepcopy__": lambda value, memo=None: copy.deepcopy(value),
}


def special_names(kind):
    """The operations that instances of a class support, looked up as the interpreter does."""
    found = {name for base in kind.__mro__ for name in base.__dict__}
    return [name for name in (*OPERATORS, "__call__") if name in found]


def perform(name, value, args):
    function = OPERATORS.get(name) or ALWAYS.get(name)
    if function is None:
        raise TypeError(f"there is no operation {name}")
    return function(value, *args)
