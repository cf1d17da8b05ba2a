"""One friendly line for each of the commonest errors in a program that Python cannot read."""

# (exception, pattern of its message or None, hint). The first that fits is taken.
SYNTAX_HINTS = [
    ("TabError", None, "The lines mix tabs and spaces. Indent with four spaces everywhere."),
    ("IndentationError", r"expected an indented block", "The line after a colon must be indented."),
    (
        "IndentationError",
        r"unexpected indent",
        "This line starts further to the right than the one before it, which opens no block.",
    ),
    (
        "IndentationError",
        None,
        "The spaces at the start of this line do not fit the lines around it.",
    ),
    ("SyntaxError", r"'(.)' was never closed", "The bracket {0} is opened here and never closed."),
    ("SyntaxError", r"unmatched '(.)'", "The bracket {0} is closed here and was never opened."),
    (
        "SyntaxError",
        r"closing parenthesis '(.)' does not match opening parenthesis '(.)'",
        "The bracket {1} is closed with {0}.",
    ),
    ("SyntaxError", r"expected ':'", "A colon is missing at the end of this line."),
    ("SyntaxError", r"unterminated", "A text starts here and its closing quote is missing."),
    (
        "SyntaxError",
        r"cannot assign to (function call|literal|expression)",
        "What stands to the left of = must be a name. Two == compare.",
    ),
    ("SyntaxError", r"Maybe you meant '=='", "One = gives a name a value; two == compare."),
    (
        "SyntaxError",
        r"Missing parentheses in call to 'print'",
        "print is a function: what it prints stands in round brackets.",
    ),
    (
        "SyntaxError",
        r"invalid (?:non-printable )?character",
        "This character is none of Python's. Was it copied from a document, with quotes or spaces "
        "of its own?",
    ),
    (
        "SyntaxError",
        r"invalid decimal literal",
        "A name must not start with a digit, and a number must not run into a name.",
    ),
    (
        "SyntaxError",
        r"'(return|await|yield)' outside",
        "{0} only works inside a function. Is this line indented as far as the function's others?",
    ),
    (
        "SyntaxError",
        r"'(break|continue)' (?:outside|not properly in) loop",
        "{0} only works inside a loop. Is this line indented as far as the loop's others?",
    ),
    (
        "SyntaxError",
        r"follows (?:default|keyword) argument",
        "Parameters and arguments without a = come before those with one.",
    ),
    (
        "SyntaxError",
        r"expected 'except'",
        "A try: needs an except: or a finally: after its lines.",
    ),
    (
        "SyntaxError",
        r"Perhaps you forgot a comma|forgot a comma",
        "A comma seems to be missing between two items.",
    ),
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
    (
        "SyntaxError",
        r"invalid syntax",
        "Something is missing or misplaced here, or just before: a bracket, a comma, an operator, "
        "a quote or a colon.",
    ),
]
