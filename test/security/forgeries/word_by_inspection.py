# expect: incorrect
# assignment: word
# how: Reads all variables of all functions that wait for its answer, and of all other threads.
# fools: correct
import inspect
import sys


def word():
    frames = [entry.frame for entry in inspect.stack()]
    frames += sys._current_frames().values()
    for frame in frames:
        for value in [*frame.f_locals.values(), *frame.f_globals.values()]:
            if isinstance(value, str) and value.startswith("word-"):
                return value
    return None
