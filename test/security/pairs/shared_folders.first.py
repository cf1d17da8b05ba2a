# expect: correct
# assignment: add
# how: Leaves a file in every folder that it can write to, in many kinds and with open rights.
# needs: processes
import os


def add(a, b):
    for place in ("/tmp", "/tmp/..", "/dev/shm", "/dev/mqueue", "/var/tmp", "/run", "/var/lock", "."):
        for make in (
            lambda path: open(path, "w").write("left"),
            lambda path: os.mkdir(path + ".d", 0o777),
            lambda path: os.mkfifo(path + ".p", 0o666),
            lambda path: os.symlink("/etc", path + ".l"),
            lambda path: os.chmod(path, 0o777),
        ):
            try:
                make(f"{place}/left-behind")
            except OSError:
                pass
    return a + b
