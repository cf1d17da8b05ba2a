# expect: incorrect
# assignment: starts
# how: Answers with objects of the library (a partial, a property, a namespace) that carry any
#   attribute.
# fools: correct
import functools
import types


def greet(name):
    answer = functools.partial(print)
    answer.startswith = lambda text: types.SimpleNamespace(ok=True)
    return answer
