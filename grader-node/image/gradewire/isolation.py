"""How the processes of a job are kept from everything else: the best way that this host allows."""

import os
import signal

from . import seccomp
from .kernel import clone
from .namespaces import Newborn
from .process import become, kill_first

_NOBODY = 65534


class Isolation:
    """One way. Its filters are those of processes that may make sockets, and that may not."""

    level: str

    def __init__(self):
        self.filters = [seccomp.build_filter(sockets=sockets) for sockets in (False, True)]

    def _settled(self, body, sockets):
        def run():
            seccomp.install(self.filters[sockets])
            body()

        return run


class Namespaces(Isolation):
    """Each process in namespaces of its own; what it leaves goes with them."""

    level = "namespaces"

    def fork(self, body, uid, *, sockets, expendable):
        """Forks a process that runs `body()` as that user, and returns its process id. Only with
        `sockets` may it make others than connected pairs. When memory runs out, an `expendable`
        one goes first."""
        newborn = Newborn(self._settled(body, sockets), network=sockets)
        if expendable:
            kill_first(newborn.pid)
        newborn.admit(uid)
        return newborn.pid

    def end(self, pid, _uid):
        """Kills it with all its descendants."""
        os.kill(pid, signal.SIGKILL)


class Users(Isolation):
    """Each process a fresh user, in the container's own namespaces: the next best way. What a job
    leaves must be looked for (leftovers.py)."""

    level = "users"

    def fork(self, body, uid, *, sockets, expendable):
        pid = clone(0)
        if pid == 0:
            try:
                become(uid)
                self._settled(body, sockets)()
            finally:
                os._exit(1)
        if expendable:
            kill_first(pid)
        return pid

    def end(self, _pid, uid):
        # By the user itself, and all in one call: a loop over /proc would miss processes that
        # multiply meanwhile.
        pid = clone(0)
        if pid == 0:
            try:
                become(uid)
                os.kill(-1, signal.SIGKILL)
            finally:
                os._exit(0)
        os.waitpid(pid, 0)


def best_isolation():
    """`(isolation, reason)`: the reason is a sentence when it is not the best there is, else None."""
    try:
        best = Namespaces()
        pid = best.fork(lambda: os._exit(0), _NOBODY, sockets=True, expendable=True)
        if os.waitpid(pid, 0)[1] != 0:
            raise OSError("a process could not set itself up in namespaces of its own")
        return best, None
    except OSError as error:
        told = error.strerror or str(error)
        return Users(), f"This host does not let a container make namespaces of its own: {told}."
