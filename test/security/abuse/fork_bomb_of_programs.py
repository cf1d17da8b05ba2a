# expect: incorrect | time_limit | memory_limit
# assignment: add-narrow
# how: Starts new interpreters until the machine refuses.
# needs: processes
import subprocess
import sys

running = []


def add(a, b):
    while True:
        running.append(subprocess.Popen([sys.executable, "-c", "while True: pass"]))
