# expect: time_limit
# assignment: add-soon
# how: Blocks every signal and waits for one, while it is loaded.
# needs: processes
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
signal.sigwait(signal.valid_signals() - {signal.SIGCHLD})


def add(a, b):
    return a + b
