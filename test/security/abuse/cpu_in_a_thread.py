# expect: time_limit
# assignment: add-narrow
# how: Computes in a second thread while the first waits, so that a grader that looks at one thread
#   sees a program at rest.
# needs: processes
import threading


def spin():
    while True:
        pass


def add(a, b):
    thread = threading.Thread(target=spin)
    thread.start()
    thread.join()
    return a + b
