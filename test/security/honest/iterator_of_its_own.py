# expect: correct
# assignment: squares
# how: An iterator by the old protocol: __getitem__ until an IndexError.


class squares:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, index):
        if index >= self.n:
            raise IndexError(index)
        return index * index
