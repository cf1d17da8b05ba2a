# expect: incorrect
# assignment: starts
# how: Answers with a function, whose attribute startswith is another one.
# fools: correct


def greet(name):
    return greet


greet.startswith = lambda text: True
