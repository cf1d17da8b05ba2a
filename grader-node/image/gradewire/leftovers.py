"""The writable places of a container whose jobs have no namespaces of their own, between one job
and the next."""

import os
import secrets
import shutil
import signal

from .process import become

_WRITABLE = ("/tmp", "/dev/shm", "/dev/mqueue")


def make_home():
    """A directory for the student's program. It stays root's own, so that plain files left in it can
    be removed without becoming the student."""
    home = f"/tmp/{secrets.token_hex(6)}"
    os.mkdir(home)
    os.chmod(home, 0o777)
    return home


def clean_up(home, uids):
    """Removes what a job left, once all of its processes are gone. False when something stays: the
    container must not take another job then."""
    _remove_plain(home)
    if _is_clean():
        return True
    for uid in uids:
        _remove_as(uid)
    _remove_plain(home)
    return _is_clean()


def _remove_plain(home):
    try:
        for name in os.listdir(home):
            os.unlink(os.path.join(home, name))
        os.rmdir(home)
    except OSError:
        pass


def _remove_as(uid):
    """In a process of that user: directories that it closed to others open only for it."""
    pid = os.fork()
    if pid == 0:
        try:
            signal.alarm(5)
            become(uid)
            for place in _WRITABLE:
                _empty(place, uid)
        finally:
            os._exit(0)
    os.waitpid(pid, 0)


def _empty(place, uid):
    for folder, folders, _files in os.walk(place, onerror=lambda _error: None):
        for name in folders:
            path = os.path.join(folder, name)
            if not os.path.islink(path) and os.lstat(path).st_uid == uid:
                os.chmod(path, 0o700)
    with os.scandir(place) as entries:
        for entry in list(entries):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                try:
                    os.unlink(entry.path)
                except OSError:
                    pass


def _is_clean():
    for place in _WRITABLE:
        try:
            if os.listdir(place):
                return False
        except OSError:
            continue
    # Shared memory, semaphores and queues of System V; ports that wait for late packets.
    for table in ("sysvipc/shm", "sysvipc/sem", "sysvipc/msg", "net/tcp", "net/tcp6"):
        try:
            with open(f"/proc/{table}") as file:
                if len(file.readlines()) > 1:
                    return False
        except OSError:
            continue
    return True
