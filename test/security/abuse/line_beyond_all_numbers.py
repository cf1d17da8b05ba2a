# expect: incorrect
# assignment: add
# how: Says that it went wrong in a line whose number is larger than a JSON reader takes.
import gradewire.exceptions

gradewire.exceptions.frames_in = lambda *_args: [[1 << 60, "add"]]


def add(a, b):
    raise ValueError(a)
