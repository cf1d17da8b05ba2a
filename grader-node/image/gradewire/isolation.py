"""How the processes of a job are kept from everything else: the best way that this host allows."""

import os
import secrets

from . import namespaces, seccomp
from .process import become, first_to_be_killed, set_visible

_NOBODY = 65534


class Namespaces:
    """Each process in namespaces of its own; what it leaves goes with them."""

    level = "namespaces"

    def __init__(self):
        self.judge_filter = seccomp.build_filter(sockets=False)
        self.student_filter = seccomp.build_filter(sockets=True)

    def make_home(self):
        return "/tmp"

    def spawn_judge(self, body, uid):
        def run():
            set_visible(False)
            seccomp.install(self.judge_filter)
            body()

        return namespaces.spawn(run, uid, network=False, expendable=False)

    def spawn_student(self, body, uid):
        def run():
            set_visible(False)
            seccomp.install(self.student_filter)
            body()

        return namespaces.spawn(run, uid, network=True, expendable=True)


class Users:
    """Each process a fresh user, in the container's own namespaces: the next best way. What a job
    leaves must be looked for (leftovers.py)."""

    level = "users"

    def __init__(self):
        self.judge_filter = seccomp.build_filter(sockets=False)
        self.student_filter = seccomp.build_filter(sockets=True)

    def make_home(self):
        """A directory for the student's program. It stays root's own, so that plain files left in it
        can be removed without becoming the student."""
        home = f"/tmp/{secrets.token_hex(6)}"
        os.mkdir(home)
        os.chmod(home, 0o777)
        return home

    def spawn_judge(self, body, uid):
        return _fork(body, uid, self.judge_filter)

    def spawn_student(self, body, uid):
        def run():
            first_to_be_killed()
            body()

        return _fork(run, uid, self.student_filter)


def _fork(body, uid, code):
    pid = os.fork()
    if pid == 0:
        try:
            become(uid)
            seccomp.install(code)
            body()
        finally:
            os._exit(1)
    return pid


def best_isolation():
    """`(isolation, reason)`: the reason is a sentence when it is not the best there is, else None."""
    try:
        best = Namespaces()
        for spawn in (best.spawn_judge, best.spawn_student):
            pid = spawn(lambda: os._exit(0), _NOBODY)
            if os.waitpid(pid, 0)[1] != 0:
                raise OSError("a process could not set itself up in namespaces of its own")
        return best, None
    except OSError as error:
        told = error.strerror or str(error)
        return Users(), f"This host does not let a container make namespaces of its own: {told}."
