# expect: incorrect
# assignment: squares
# how: An iterator with another answer each time that it is asked, and a length of its own.


class Faces:
    count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        if self.count > 4:
            raise StopIteration([0, 1, 4, 9])
        return Any()

    def __length_hint__(self):
        return 1 << 62


class Any:
    def __eq__(self, other):
        return True

    def __index__(self):
        return 0


def squares(n):
    return Faces()
