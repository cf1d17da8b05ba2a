# expect: time_limit | memory_limit | runtime_error
# assignment: add-narrow
# how: Starts threads without end.
# needs: processes
import threading
import time


def add(a, b):
    while True:
        try:
            threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
        except RuntimeError:
            pass
