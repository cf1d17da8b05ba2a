"""Exceptions across the channel: the same built-in type, or a stand-in for another class.

A node is `["x", class, args, text, handle, frames, cause, notes]`: `class` is a class node, `text`
is what str() of it gave on its own side, `handle` an export's number where it has attributes of its
own, `frames` the lines of the student's file that it passed through, outermost first.
"""

import sys

from .codec_types import NAMES_BY_ID, CodecError
from .stand_in_class import ref_of

MAX_FRAMES = 40
MAX_TEXT = 20_000
_MAX_CAUSES = 4
_MAX_NOTES = 20


class ChannelBroken(BaseException):
    """The other side is gone, or what it sent is no message. Not an Exception: no test may take it
    for an error that it expects."""


def _slot(name):
    """Reads an exception's own slot, whatever its class has put in front of it."""
    return vars(BaseException)[name].__get__


_args_of, _cause_of = _slot("args"), _slot("__cause__")
_dict_of, _traceback_of = _slot("__dict__"), _slot("__traceback__")
_name_of = vars(type)["__name__"].__get__
_mro_of = vars(type)["__mro__"].__get__


def frames_in(error, filename):
    """`[line, function]` of each frame of `error` in the student's own file."""
    frames = []
    traceback = _traceback_of(error)
    while traceback is not None:
        code = traceback.tb_frame.f_code
        if code.co_filename == filename:
            frames.append([traceback.tb_lineno or 1, code.co_name])
        traceback = traceback.tb_next
    if len(frames) > MAX_FRAMES:
        frames = frames[: MAX_FRAMES // 2] + frames[-MAX_FRAMES // 2 :]
    return frames


def text_of(error):
    """str() of an exception whose own __str__ may be broken, or may be on the other side."""
    known = _dict_of(error).get("_gradewire_text")
    if known is not None:
        return known
    try:
        text = str(error)
    except ChannelBroken:
        raise
    except BaseException as broken:
        return f"<its __str__ raised {_name_of(type(broken))}>"
    return str.__getitem__(text, slice(MAX_TEXT))


def encode_exception(handles, encoder, error, depth, causes=0):
    """The node of an exception. Never fails for what its class does: what cannot be described is
    told with the nearest built-in type and its name in the text."""
    ref = ref_of(error)
    if ref is not None:
        return ["o", ref]
    node = _attempt(handles, encoder, lambda: _described(handles, encoder, error, depth))
    if node is None:
        return describe_simply(handles, encoder, error)
    cause = _cause_of(error)
    if cause is not None and causes < _MAX_CAUSES:
        cause = encode_exception(handles, encoder, cause, depth + 1, causes + 1)
    else:
        cause = None
    frames = frames_in(error, handles.frames_of) if handles.frames_of else []
    return [*node, frames, cause, _notes_of(encoder, error)]


def _described(handles, encoder, error, depth):
    # The order of the parts is that in which the other side reads them: containers are numbered.
    kind = type(error)
    class_node = handles.class_node(kind)
    args = _attempt(handles, encoder, lambda: encoder.nodes(_args_of(error), depth))
    text = encoder.encode(text_of(error))
    handle = None if id(kind) in NAMES_BY_ID else handles.export(error)
    if args is None:
        class_node, args = handles.class_node(kind), [text]
    return ["x", class_node, args, text, handle]


def describe_simply(handles, encoder, error):
    """The node of an exception as its nearest built-in type and a text, which always goes over."""
    kind, text = type(error), text_of(error)
    base = next(base for base in _mro_of(kind) if id(base) in NAMES_BY_ID)
    if base is not kind:
        text = f"{_name_of(kind)}: {text}" if text else _name_of(kind)
    text = encoder.encode(text)
    frames = frames_in(error, handles.frames_of) if handles.frames_of else []
    return ["x", ["type", NAMES_BY_ID[id(base)]], [text], text, None, frames, None, None]


def _notes_of(encoder, error):
    notes = _dict_of(error).get("__notes__")
    if type(notes) is not list or not all(type(note) is str for note in notes):
        return None
    return [encoder.encode(note[:MAX_TEXT]) for note in notes[:_MAX_NOTES]]


def _attempt(handles, encoder, encode):
    """What `encode()` gives, or None with everything undone that the other side will not see."""
    mark = len(encoder.objects)
    try:
        return encode()
    except ChannelBroken:
        raise
    except BaseException:
        for value in encoder.objects[mark:]:
            encoder.numbers.pop(id(value), None)
        del encoder.objects[mark:]
        handles.unsay()
        return None


def decode_exception(handles, decoder, node, depth):
    _tag, class_node, args, text, handle, frames, cause, notes = node
    kind = decoder.decode(class_node, depth + 1)
    if not (isinstance(kind, type) and issubclass(kind, BaseException)):
        raise CodecError("an exception must be of an exception class")
    args = decoder.values(args, depth)
    text = decoder.decode(text)
    if type(text) is not str:
        raise CodecError("an exception's text must be a string")
    error = _build(kind, args, text)
    handles.adopt_exception(error, handle, text)
    error._gradewire_frames = _checked_frames(frames)
    if cause is not None:
        cause = decoder.decode(cause, depth + 1)
        if isinstance(cause, BaseException):
            error.__cause__ = cause
    for note in decoder.values(notes, depth) if notes else ():
        error.add_note(note)
    return error


def _build(kind, args, text):
    """An instance without running any __init__ but a built-in type's own."""
    # The base that decides how an instance is laid out; an OSError is no plain exception.
    native = kind
    while id(native) not in NAMES_BY_ID:
        native = native.__base__
    # Some types insist on other arguments than those they keep in `args`.
    for given in (args, (), (text, [Exception(text)])):
        try:
            error = native.__new__(kind, *given)
        except Exception:
            continue
        try:
            native.__init__(error, *given)
        except Exception:
            args = (text,)
        error.args = tuple(args)
        return error
    return RuntimeError(f"{kind.__name__}: {text}")


def _checked_frames(frames):
    checked = []
    for line, name in frames[: MAX_FRAMES + 1]:
        if type(line) is not int or type(name) is not str or not 0 < line < sys.maxsize:
            raise CodecError("a frame is a line and a name")
        checked.append((line, name[:200]))
    return checked
