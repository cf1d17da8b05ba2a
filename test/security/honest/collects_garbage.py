# expect: correct
# assignment: add
# how: Cycles, weak references, tracing of memory and an orderly collection.
import gc
import tracemalloc
import weakref


class Node:
    pass


def add(a, b):
    tracemalloc.start()
    gc.disable()
    first, second = Node(), Node()
    first.other, second.other = second, first
    gone = weakref.ref(first)
    del first, second
    assert gone() is not None
    gc.collect()
    assert gone() is None and tracemalloc.get_traced_memory()[1] > 0
    tracemalloc.stop()
    gc.enable()
    return a + b
