# expect: incorrect
# assignment: found
# how: Reads and changes what it finds in /tmp beside its own folder, and gives its files to others.
# needs: processes
import os


def found():
    mine = os.getcwd()
    others = [f"/tmp/{name}" for name in os.listdir("/tmp") if f"/tmp/{name}" != mine]
    open("file", "w").close()
    for user in (0, os.getuid() + 1):
        try:
            os.chown("file", user, -1)
            return f"gave a file to {user}"
        except OSError:
            pass
    return others
