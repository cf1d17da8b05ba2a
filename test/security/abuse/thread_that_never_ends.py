# expect: correct
# assignment: add
# how: Answers rightly with threads still running, so that an interpreter that shuts down in order
#   would wait for ever.
# needs: processes
import threading

threading.Thread(target=threading.Event().wait).start()


def add(a, b):
    return a + b
