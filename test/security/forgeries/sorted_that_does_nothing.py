# expect: incorrect
# assignment: order
# how: Replaces the built-in function with which the test makes its own expectation.
# fools: correct
import builtins

builtins.sorted = lambda things, **options: list(things)


def order(numbers):
    return numbers
