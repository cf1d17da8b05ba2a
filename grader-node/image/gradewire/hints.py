"""One friendly line for each of the commonest errors."""

import re

# (exception, pattern of its message or None, hint). The first that fits is taken.
_HINTS = [
    (
        "NameError",
        r"name '(\w+)' is not defined",
        "Python does not know the name {0}. Is it spelled right, and assigned before this line?",
    ),
    (
        "UnboundLocalError",
        None,
        "The function uses this variable before giving it a value. "
        "A name assigned anywhere in a function is local to it.",
    ),
    (
        "TypeError",
        r"missing (\d+) required",
        "The function was called with fewer arguments than it asks for. Check its parameters.",
    ),
    (
        "TypeError",
        r"takes .* positional arguments? but",
        "The function was called with more arguments than it takes. Check its parameters.",
    ),
    (
        "TypeError",
        r"'NoneType' object",
        "A value is None here. Does a function forget to return its result?",
    ),
    (
        "TypeError",
        r"can only concatenate str",
        "Text and a number cannot be joined with +. Turn the number into text with str(…).",
    ),
    (
        "TypeError",
        r"unsupported operand type",
        "These two kinds of value do not go together with this operator.",
    ),
    (
        "TypeError",
        r"not subscriptable",
        "Square brackets only work on things that hold items, such as lists and dictionaries.",
    ),
    (
        "TypeError",
        r"not callable",
        "Round brackets call a function, but this value is none. "
        "Does a variable hide the function's name?",
    ),
    (
        "TypeError",
        r"not iterable",
        "A loop needs something that holds items, such as a list; this value does not.",
    ),
    (
        "TypeError",
        r"unhashable",
        "Lists and dictionaries cannot be keys of a dictionary or members of a set. Try a tuple.",
    ),
    (
        "IndexError",
        None,
        "The index is past the end. The last item of a list of n items has index n - 1.",
    ),
    (
        "KeyError",
        None,
        "The dictionary has no such key. `in` tells whether it has, and .get(…) does without.",
    ),
    (
        "AttributeError",
        r"'NoneType' object",
        "A value is None here. Does a function forget to return its result?",
    ),
    (
        "AttributeError",
        r"has no attribute '(\w+)'",
        "This kind of value has nothing called {0}. Is it spelled right?",
    ),
    (
        "ValueError",
        r"invalid literal for int",
        "This text is no whole number, so int(…) cannot read it.",
    ),
    (
        "ValueError",
        r"could not convert string to float",
        "This text is no number, so float(…) cannot read it.",
    ),
    (
        "ValueError",
        r"unpack",
        "The number of names on the left differs from the number of values on the right.",
    ),
    ("ZeroDivisionError", None, "Something is divided by zero. Which case makes the divisor 0?"),
    ("RecursionError", None, "The function calls itself without end. Which call should stop it?"),
    (
        "EOFError",
        None,
        "The program asked for input, but nobody types during grading. "
        "Take the values as parameters.",
    ),
    (
        "ModuleNotFoundError",
        None,
        "This module is not installed here. The standard library is there.",
    ),
    (
        "FileNotFoundError",
        None,
        "There is no such file here: a program is graded alone, without other files.",
    ),
    ("SystemExit", None, "The program ended itself. Leave out exit() and quit()."),
    ("KeyboardInterrupt", None, "The program stopped itself."),
    ("AssertionError", None, "An assert in the program itself did not hold."),
    ("StopIteration", None, "next(…) was asked for more items than there are."),
    ("PermissionError", None, "The sandbox does not allow this."),
    ("TabError", None, "The lines mix tabs and spaces. Indent with four spaces everywhere."),
    ("IndentationError", r"expected an indented block", "The line after a colon must be indented."),
    (
        "IndentationError",
        None,
        "The spaces at the start of this line do not fit the lines around it.",
    ),
    ("SyntaxError", r"'(.)' was never closed", "A bracket is opened here and never closed."),
    ("SyntaxError", r"expected ':'", "A colon is missing at the end of this line."),
    ("SyntaxError", r"unterminated", "A text starts here and its closing quote is missing."),
    ("SyntaxError", r"Maybe you meant '=='", "One = gives a name a value; two == compare."),
    (
        "UnicodeEncodeError",
        r"surrogates",
        "The program holds characters that no text may hold. Was it copied from a document?",
    ),
    (
        "SyntaxError",
        r"null byte",
        "The program holds characters that no program may hold. Was it copied from a document?",
    ),
]


def hint(kind, message):
    """A friendly line about one of the commonest errors, or None."""
    for name, pattern, text in _HINTS:
        if name == kind:
            match = re.search(pattern, message) if pattern else True
            if match:
                return text if match is True else text.format(*match.groups())
    return None
