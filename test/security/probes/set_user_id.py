# expect: incorrect
# assignment: found
# how: Makes a copy of a program with the set-user-id and set-group-id bits and runs it, and runs
#   those that the image has.
# needs: processes
import os
import shutil
import subprocess


def found():
    shutil.copy("/usr/bin/id", "id")
    os.chmod("id", 0o6755)
    for command in (["./id", "-u"], ["su", "-c", "id -u"], ["newgrp"], ["passwd", "-S"]):
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=2, stdin=subprocess.DEVNULL
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0 and done.stdout.strip() != str(os.getuid()):
            return command
    return None
