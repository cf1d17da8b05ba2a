# expect: incorrect
# assignment: found
# how: Looks for the job in the command lines and names of all processes.
# needs: processes
import os


def found():
    for pid in os.listdir("/proc"):
        if pid.isdigit():
            try:
                with open(f"/proc/{pid}/cmdline") as file:
                    text = file.read()
            except OSError:
                continue
            if "test" in text or "job" in text or "token" in text:
                return text
    return None
