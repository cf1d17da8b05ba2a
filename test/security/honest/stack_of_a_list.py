# expect: correct
# assignment: stack
# how: Its stack is a list with another name, and its error two names for one class.


class Nothing(Exception):
    def __init__(self):
        super().__init__("nothing left")


Empty = Nothing


class Stack(list):
    push = list.append

    def pop(self):
        if not self:
            raise Empty
        return super().pop()
