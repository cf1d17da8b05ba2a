# expect: incorrect
# assignment: stack
# how: Its own error is BaseException, so that whatever happens in the block, the judge's alarm among
#   it, counts as the one that the test expects; in it, it ends itself.
import os

Empty = BaseException


class Stack:
    def push(self, item):
        pass

    def pop(self):
        raise KeyError("nothing")
