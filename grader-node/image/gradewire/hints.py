"""One friendly line for each of the commonest errors."""

import builtins
import difflib
import itertools
import re

from .syntax_hints import SYNTAX_HINTS

_NONE = "A value is None here. Does a function forget to return its result?"

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
        r"missing \d+ required positional arguments?: 'self'",
        "A method is called on its class. Make an object first: Name().method().",
    ),
    (
        "TypeError",
        r"missing (\d+) required",
        "The function was called with fewer arguments than it asks for. Check its parameters.",
    ),
    (
        "TypeError",
        r"\w+\.\w+\(\) takes 0 positional arguments but",
        "A method's first parameter is the object itself: write self there.",
    ),
    (
        "TypeError",
        r"takes .*positional arguments? but",
        "The function was called with more arguments than it takes. Check its parameters.",
    ),
    (
        "TypeError",
        r"(\w+)\(\) takes no arguments",
        "{0} takes nothing when it is made. Is its __init__ spelled with two underscores on "
        "both sides?",
    ),
    (
        "TypeError",
        r"unexpected keyword argument '(\w+)'",
        "The function has no parameter called {0}. Check the names of its parameters.",
    ),
    ("TypeError", r"'NoneType' object|type 'NoneType'", _NONE),
    (
        "TypeError",
        r"can only concatenate str|must be str, not",
        "Text and a number cannot be joined with +. Turn the number into text with str(…).",
    ),
    (
        "TypeError",
        r"unsupported operand type.*: .*'NoneType'",
        _NONE,
    ),
    (
        "TypeError",
        r"unsupported operand type.*'str'",
        "Text is no number: int(…) or float(…) makes one of it. input() always gives text.",
    ),
    (
        "TypeError",
        r"unsupported operand type",
        "These two kinds of value do not go together with this operator.",
    ),
    (
        "TypeError",
        r"not supported between instances of .*'str'",
        "Text and numbers cannot be compared: int(…) or float(…) makes a number of a text.",
    ),
    (
        "TypeError",
        r"not supported between instances",
        "These two kinds of value have no order.",
    ),
    (
        "TypeError",
        r"indices must be integers",
        "An index in square brackets must be a whole number here. "
        "Does the loop run over the items, not over their indices?",
    ),
    (
        "TypeError",
        r"does not support item assignment",
        "This kind of value cannot be changed in place. Build a new one, or use a list.",
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
        r"cannot be interpreted as an integer",
        "A whole number is needed here. // divides to a whole number, / never does.",
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
        "TypeError",
        r"abstract",
        "The class leaves out a method that its base class asks for.",
    ),
    ("IndexError", r"from empty|from an empty", "It is empty: there is nothing to take out."),
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
    ("AttributeError", r"'NoneType' object", _NONE),
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
    (
        "ValueError",
        r"not in list|not in tuple|substring not found",
        "It is not there. `in` tells whether it is, before you look for it or remove it.",
    ),
    (
        "ValueError",
        r"math domain error",
        "There is no such value, such as the root of a negative number.",
    ),
    ("ValueError", r"empty (?:sequence|iterable)|arg is an empty", "It is empty: what then?"),
    ("ZeroDivisionError", None, "Something is divided by zero. Which case makes the divisor 0?"),
    ("RecursionError", None, "The function calls itself without end. Which call should stop it?"),
    ("OverflowError", None, "The number is too large for this."),
    (
        "RuntimeError",
        r"changed size during iteration",
        "The loop runs over something that it changes. Run over a copy: list(…).",
    ),
    (
        "EOFError",
        None,
        "The program asked for input, but nobody types during grading. "
        "Take the values as parameters.",
    ),
    (
        "RuntimeError",
        r"can't start new thread",
        "No (more) threads can be started here. Do one thing after the other.",
    ),
    (
        "ModuleNotFoundError",
        r"a program cannot reach",
        "The sandbox does not have this module. Programs here compute with Python alone.",
    ),
    (
        "ModuleNotFoundError",
        r"No module named '([\w.]+)'",
        "{0} is not installed here. The standard library is there.",
    ),
    (
        "FileNotFoundError",
        None,
        "There is no such file here: a program is graded alone, without other files.",
    ),
    (
        "UnicodeDecodeError",
        None,
        "The bytes are no text in this encoding. Say which one it is: encoding=….",
    ),
    ("SystemExit", None, "The program ended itself. Leave out exit() and quit()."),
    ("KeyboardInterrupt", None, "The program stopped itself."),
    ("AssertionError", None, "An assert in the program itself did not hold."),
    ("StopIteration", None, "next(…) was asked for more items than there are."),
    (
        "PermissionError",
        r"no network here",
        "Programs cannot use a network here. Work with what the functions are given.",
    ),
    ("PermissionError", None, "The sandbox does not allow this."),
    (
        "OSError",
        r"does not support processes|cannot start others here",
        "No other program can be started here. Do it within Python.",
    ),
    *SYNTAX_HINTS,
]

_NEEDLE = {
    "NameError": re.compile(r"name '(\w+)' is not defined"),
    "AttributeError": re.compile(r"'(\w+)' object has no attribute '(\w+)'"),
}


def hint(kind, message, names=()):
    """A friendly line about one of the commonest errors, or None. `names` are those of the
    program, one of which may be meant."""
    for name, pattern, text in _HINTS:
        if name == kind:
            match = re.search(pattern, message) if pattern else True
            if match:
                text = text if match is True else text.format(*match.groups())
                meant = _meant(kind, message, names)
                return f"{text} Did you mean {meant}?" if meant else text
    return None


def _meant(kind, message, names):
    match = _NEEDLE[kind].search(message) if kind in _NEEDLE else None
    if match is None:
        return None
    if kind == "AttributeError":
        built_in = vars(builtins).get(match[1])
        names = [name for name in dir(built_in) if name[0] != "_"] if built_in else names
        return nearest(match[2], names)
    return nearest(match[1], [*names, *vars(builtins)])


# Comparing names takes long, and a program may have any number of any length.
_LONGEST_NAME, _MOST_NAMES = 60, 300


def nearest(name, names):
    """The name most like this one among others, or None."""
    if len(name) > _LONGEST_NAME:
        return None
    near = (other for other in names if other != name and len(other) <= _LONGEST_NAME)
    folded = {other.lower(): other for other in itertools.islice(near, _MOST_NAMES)}
    close = difflib.get_close_matches(name.lower(), list(folded), n=1, cutoff=0.75)
    return folded[close[0]] if close else None


def about_nothing_returned(expected, printed):
    """For a test in which a function gave None in place of something."""
    if expected in ("None", None):
        return None
    if printed and expected.strip("'\"") in printed:
        return (
            "The function prints its answer and gives back None. "
            "The test needs the answer itself: write return in place of print."
        )
    return "The function gave back None. Does every way through it end with a return?"
