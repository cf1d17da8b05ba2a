# expect: correct
# assignment: third
# how: Answers with a Fraction or a numpy-like float of its own, where the test compares nearly.


class Real(float):
    def __repr__(self):
        return f"Real({float(self)})"


def third(number):
    return Real(number / 3) if number == 1 else number / 3
