# expect: runtime_error
# assignment: add
# how: Ends itself by a real-time signal, for which Python has no name.
# needs: processes
import signal


def add(a, b):
    signal.raise_signal(signal.SIGRTMIN + 6)
