"""How the processes of a job are kept from everything else: the best way that this host allows."""

import os
import signal
import time

from . import seccomp
from .kernel import clone
from .namespaces import Newborn
from .process import become, fresh_uids, kill_first

_NOBODY = 65534
_DYING_SECONDS = 0.001


class Isolation:
    """One way. Its filters are those of processes that may make sockets, and that may not."""

    level: str

    def end(self, pid):
        """Kills it, and in namespaces all its descendants; waits until it is gone, and says how it ended:
        `[pid, wait status, CPU seconds, peak memory in KiB]`, what it had waited for included."""
        os.kill(pid, signal.SIGKILL)
        return [_entry(os.wait4(pid, 0))]

    def sweep(self, uid):
        """Kills all processes of that user, and says the same of those that this process waits for."""
        raise NotImplementedError

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

    def sweep(self, _uid):
        return []


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

    def sweep(self, uid):
        _kill_all_of(uid)
        while _has_processes(uid):
            time.sleep(_DYING_SECONDS)
            _kill_all_of(uid)
        # What lost its parent became a child of the container's first process.
        return _reap_all()


def _kill_all_of(uid):
    """In one call, and by a process of that user: a loop over /proc would miss processes that multiply
    meanwhile. It has another real user, so that they cannot stop or kill it (kill(2))."""
    (own,) = fresh_uids(1)
    pid = clone(0)
    if pid == 0:
        try:
            os.setgroups([])
            os.setresgid(own, own, own)
            os.setresuid(own, uid, own)
            os.kill(-1, signal.SIGKILL)
        finally:
            os._exit(0)
    os.waitpid(pid, 0)


def _entry(waited):
    pid, status, usage = waited
    return [pid, status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]


def _reap_all():
    ended = []
    while True:
        try:
            waited = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return ended
        if waited[0] == 0:
            return ended
        ended.append(_entry(waited))


def _has_processes(uid):
    """Living ones."""
    wanted = b"\nUid:\t%d\t" % uid
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/status", "rb") as file:
                    status = file.read()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if wanted in status and b"\nState:\tZ" not in status:
                return True
    return False


def best_isolation():
    """`(isolation, reason)`: the reason is a sentence when it is not the best there is, else None."""
    try:
        best = Namespaces()
        pid = best.fork(lambda: os._exit(0), _NOBODY, sockets=True, expendable=True)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        if code == 0:
            return best, None
        told = f"setting one up ended with {os.strerror(code) if code > 0 else f'signal {-code}'}"
    except OSError as error:
        told = error.strerror
    return Users(), f"This host does not let a container make namespaces of its own: {told}."
