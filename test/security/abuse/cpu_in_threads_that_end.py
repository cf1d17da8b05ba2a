# expect: time_limit
# assignment: add-narrow
# how: Computes in threads that live for 30 ms each, which a look at living threads would miss.
# needs: processes
import threading
import time


def burn():
    start = time.thread_time()
    while time.thread_time() - start < 0.03:
        pass


def add(a, b):
    for _ in range(40):
        thread = threading.Thread(target=burn)
        thread.start()
        thread.join()
    return a + b
