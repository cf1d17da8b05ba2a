# expect: correct
# assignment: add
# how: Handlers for signals and alarms that it sends to itself, an exit handler and a finaliser.
# needs: processes
import atexit
import os
import signal
import weakref

seen = []
atexit.register(print, "goodbye")
signal.signal(signal.SIGALRM, lambda *args: seen.append("alarm"))
signal.signal(signal.SIGUSR1, lambda *args: seen.append("usr1"))
signal.signal(signal.SIGINT, signal.SIG_IGN)


class Thing:
    pass


def add(a, b):
    os.kill(os.getpid(), signal.SIGUSR1)
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    signal.pause()
    thing = Thing()
    weakref.finalize(thing, seen.append, "gone")
    del thing
    assert seen[-3:] == ["usr1", "alarm", "gone"], seen
    return a + b
