# expect: time_limit
# assignment: add-soon
# how: Takes a lock twice. Without a wall clock behind the CPU's it would be graded for ever.
# needs: processes
import threading


def add(a, b):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
    return a + b
