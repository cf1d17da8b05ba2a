# expect: correct
# assignment: root
# how: Its error has two bases, a cause, notes and arguments of its own, and is a ValueError as well.


class NegativeError(ArithmeticError, ValueError):
    def __init__(self, number, *, hint=None):
        self.number, self.hint = number, hint
        super().__init__(f"negative: {number}")


def root(number):
    try:
        assert number >= 0
    except AssertionError as error:
        negative = NegativeError(number, hint="use abs()")
        negative.add_note("think about it") if hasattr(negative, "add_note") else None
        raise negative from error
    return round(number**0.5)
