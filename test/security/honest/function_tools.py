# expect: correct
# assignment: add
# how: Decorators, partials, single dispatch, exit stacks, reduce and callable objects for its function.
import contextlib
import functools
import operator


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        with contextlib.ExitStack() as stack, contextlib.suppress(KeyError):
            stack.callback(print, "done")
            return function(*args, **kwargs)

    return wrapper


class Adder:
    @functools.cached_property
    def plus(self):
        return operator.add

    def __call__(self, *numbers):
        return functools.reduce(self.plus, numbers)


@functools.singledispatch
def whole(value):
    raise TypeError(value)


@whole.register
def _(value: int):
    return value


add = functools.partial(logged(Adder()) if False else logged(lambda a, b: Adder()(whole(a), whole(b))))
