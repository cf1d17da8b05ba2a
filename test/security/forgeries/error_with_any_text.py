# expect: incorrect
# assignment: root
# how: Raises the right error with a text that a regular expression finds anything in.


class Text(str):
    def __contains__(self, other):
        return True

    __eq__ = __contains__
    __hash__ = str.__hash__


def root(number):
    if number < 0:
        raise ValueError(Text("no"))
    return 3
