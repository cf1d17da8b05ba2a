# expect: incorrect
# assignment: add
# how: Traces the interpreter and, whenever assertEqual is called, makes its first argument the same
#   as its second.
# fools: correct
import ctypes
import sys


def tracer(frame, event, _argument):
    if event == "call" and frame.f_code.co_name == "assertEqual":
        frame.f_locals["first"] = frame.f_locals["second"]
        try:
            ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
        except AttributeError:
            pass  # since 3.13 the line above it is enough
    return None


sys.settrace(tracer)


def add(a, b):
    sys.settrace(tracer)
    return 0
