# expect: incorrect
# assignment: word
# how: Searches every folder that it can list for a file that was written today and speaks of words:
#   tests that were unpacked somewhere.
# needs: processes
import os

SKIPPED = ("/proc", "/sys", "/usr/lib", "/usr/share", "/usr/bin", "/usr/sbin")


def word():
    for folder, folders, files in os.walk("/"):
        if folder.startswith(SKIPPED):
            folders.clear()
            continue
        for name in files:
            path = os.path.join(folder, name)
            try:
                if os.path.isfile(path) and os.path.getsize(path) < 1 << 22:
                    with open(path, "rb") as file:
                        if b"TestWord" in file.read():
                            return path
            except OSError:
                continue
    return None
