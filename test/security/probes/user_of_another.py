# expect: incorrect
# assignment: found
# how: Becomes root, the first users of the system, and the neighbours of its own number.
# needs: processes
import os


def found():
    me = os.getuid()
    for user in (0, 1, 1000, 65534, me - 1, me + 1):
        for change in (os.setuid, os.seteuid, os.setgid, os.setegid, lambda u: os.setgroups([u])):
            try:
                change(user)
            except OSError:
                continue
            if user not in (me, os.getgid()) or os.getuid() != me:
                return f"became {user}"
    return None
