# expect: incorrect
# assignment: found
# how: Writes a file into every folder of the file system, apart from those that are its own.
# needs: processes
import os

OWN = ("/tmp", "/dev/shm", "/dev/mqueue", os.getcwd(), "/proc")


def found():
    got = []
    for folder, folders, _files in os.walk("/"):
        if folder.startswith(OWN):
            folders.clear()
            continue
        try:
            with open(f"{folder}/gradewire-probe", "w"):
                got.append(folder)
        except OSError:
            pass
    return got
