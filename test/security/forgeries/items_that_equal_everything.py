# expect: incorrect
# assignment: stack
# how: A stack that forgets what it is given, and hands out objects that equal anything.
# fools: correct


class Any:
    def __eq__(self, other):
        return True


class Empty(Exception):
    pass


class Stack:
    size = 0

    def push(self, item):
        self.size += 1

    def pop(self):
        if not self.size:
            raise Empty("nothing")
        self.size -= 1
        return Any()

    def __len__(self):
        return self.size

    def __iter__(self):
        return iter([Any()] * self.size)
