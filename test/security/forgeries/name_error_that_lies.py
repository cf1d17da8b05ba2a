# expect: incorrect
# assignment: add
# how: Raises errors with texts and attributes that whoever explains them trips over: a name of
#   20,000 letters, an object that answers slowly, a line without end.


class Odd:
    def __getattr__(self, name):
        raise RecursionError

    def __repr__(self):
        raise SystemExit(0)

    __dir__ = __str__ = __repr__


def add(a, b):
    if a == 1:
        raise NameError("name '" + "a" * 20_000 + "' is not defined", name="a" * 20_000)
    if a == -5:
        raise AttributeError("'" + "(" * 5_000 + "' object has no attribute 'x'", name=Odd(), obj=Odd())
    error = SyntaxError("x", ("solution.py", 1 << 62, -1, Odd()))
    error.lineno = Odd()
    raise error
