# expect: runtime_error
# assignment: add-narrow
# how: A second thread ends the process with status 0 while the first is being asked.
# needs: processes
import os
import threading
import time


def add(a, b):
    threading.Thread(target=os._exit, args=(0,)).start()
    time.sleep(3)
    return a + b
