"""The signature of a callable as data, so that a test may look at its parameters."""

import inspect

from .codec_types import CodecError

_KINDS = {kind.name: kind for kind in type(inspect.Parameter.VAR_KEYWORD)}
_EMPTY = inspect.Parameter.empty


def signature_parts(function):
    """`[parameters, return annotation]`; what is left out is an empty list, what is there a list
    of one. Raises AttributeError, as what has no signature has no `__signature__`."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError) as error:
        raise AttributeError(str(error)) from None
    parameters = [
        [found.name, found.kind.name, _optional(found.default), _optional(found.annotation)]
        for found in signature.parameters.values()
    ]
    return [parameters, _optional(signature.return_annotation)]


def build_signature(parts):
    """The other way round, from what a program may have made up."""
    try:
        parameters, returned = parts
        return inspect.Signature(
            [
                inspect.Parameter(
                    name, _KINDS[kind], default=_there(default), annotation=_there(annotation)
                )
                for name, kind, default, annotation in parameters
            ],
            return_annotation=_there(returned),
        )
    except (TypeError, ValueError, KeyError, CodecError):
        raise AttributeError("__signature__") from None


def _optional(value):
    return [] if value is _EMPTY else [value]


def _there(values):
    if type(values) is not list:
        raise CodecError("no list")
    return values[0] if values else _EMPTY
