"""Sentences for students: what went wrong, where, and what to try."""

import re

from .exceptions import text_of
from .hints import hint, nearest

MAX_MESSAGE = 4_000
_MAX_SOURCE = 100_000
_AGAIN = "    … again and again"
_DEFINITION = re.compile(r"^(?:async\s+def|def|class)\s+(\w+)|^(\w+)\s*(?::[^=]+)?=", re.MULTILINE)


def describe_exception(error, frames, module_name, code_lines):
    """The text for an exception: the program's own frames, type, message, hint."""
    kind, message = type(error).__name__, text_of(error)
    lines = []
    last = None
    for line, name in frames or ():
        if (line, name) == last:
            # A function that calls itself: its line once, and that it came again.
            lines += [] if lines[-1] == _AGAIN else [_AGAIN]
            continue
        last = (line, name)
        where = "" if name == "<module>" else f", in {name}"
        lines.append(f"{module_name}.py, line {line}{where}")
        if line <= len(code_lines):
            lines.append(f"    {code_lines[line - 1].strip()[:200]}")
    if len(lines) > 24:
        lines = lines[:8] + ["    …"] + lines[-14:]
    lines.append(f"{kind}: {message}" if message else kind)
    if kind in ("ImportError", "AttributeError") and _imports_itself(message, module_name):
        advice = f"The program imports itself: {module_name} is its own name. Leave that line out."
    else:
        advice = hint(kind, message, _names_in("\n".join(code_lines)))
    if advice:
        lines.append(advice)
    return "\n".join(lines)[:MAX_MESSAGE]


def _imports_itself(message, module_name):
    place = rf"(from|module) (partially initialized module )?'{re.escape(module_name)}'"
    return re.search(place, message) is not None


def _names_in(source):
    return list(dict.fromkeys(re.findall(r"[^\W\d]\w*", source[:_MAX_SOURCE])))


def describe_syntax_error(error):
    """`(text, line)` for a program that Python cannot read. Not every such error is a
    SyntaxError."""
    kind, message = type(error).__name__, str(getattr(error, "msg", error))
    line = getattr(error, "lineno", None)
    line = line if type(line) is int and line > 0 else None
    where = f"Line {line}: " if line else ""
    parts = [f"Python cannot read the program. {where}{kind}: {message}"]
    text, offset = getattr(error, "text", None), getattr(error, "offset", None)
    if type(text) is str and text.strip():
        source = text.rstrip("\r\n")[:300]
        parts.append(f"    {source}")
        if type(offset) is int and 0 < offset <= len(source) + 1:
            # Tabs stay tabs, so that the caret stands below its character.
            lead = "".join("\t" if char == "\t" else " " for char in source[: offset - 1])
            parts.append(f"    {lead}^")
    advice = hint("SyntaxError" if kind == "ValueError" else kind, message)
    if advice:
        parts.append(advice)
    return "\n".join(parts)[:MAX_MESSAGE], line


def describe_missing(name, module_name, code):
    """For a name that the tests take from a program which does not have it."""
    defined = [first or second for first, second in _DEFINITION.findall(code[:_MAX_SOURCE])]
    meant = nearest(name, defined)
    if meant is None and len(defined) == 1:
        meant = defined[0]
    return (
        f"{module_name}.py does not define {name}. "
        "The tests look for it by this name: is it spelled as the handout says?"
        + (f" The program defines {meant}." if meant else "")
    )
