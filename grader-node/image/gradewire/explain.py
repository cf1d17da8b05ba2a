"""Sentences for students: what went wrong, where, and what to try."""

from .exceptions import text_of
from .hints import hint

MAX_MESSAGE = 4_000


def describe_exception(error, frames, module_name, code_lines):
    """The text for an exception: the program's own frames, type, message, hint."""
    kind, message = type(error).__name__, text_of(error)
    lines = []
    for line, name in frames or ():
        where = "" if name == "<module>" else f", in {name}"
        lines.append(f"{module_name}.py, line {line}{where}")
        if line <= len(code_lines):
            lines.append(f"    {code_lines[line - 1].strip()[:200]}")
    if len(lines) > 24:
        lines = lines[:8] + ["    …"] + lines[-14:]
    lines.append(f"{kind}: {message}" if message else kind)
    advice = hint(kind, message)
    if advice:
        lines.append(advice)
    return "\n".join(lines)[:MAX_MESSAGE]


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


def describe_missing(name, module_name):
    return (
        f"{module_name}.py does not define {name}. "
        "The tests look for it by this name: is it spelled as the handout says?"
    )
