# expect: correct
# assignment: add
# how: Copies and pickles objects of its own classes, which have to be found by their module's name.
import copy
import pickle


class Pair:
    def __init__(self, a, b):
        self.parts = [a, b]

    def __reduce__(self):
        return Pair, tuple(self.parts)

    def __deepcopy__(self, memo):
        return Pair(*copy.deepcopy(self.parts, memo))


def add(a, b):
    pair = copy.deepcopy(pickle.loads(pickle.dumps(Pair(a, b))))
    assert pair.__class__ is Pair and copy.copy(pair).parts == [a, b]
    return sum(pair.parts)
