# expect: incorrect
# assignment: word
# how: Looks for the tests' word in the memory of every process that it can open.
# needs: processes
import os
import re


def word():
    for pid in os.listdir("/proc"):
        if not pid.isdigit() or int(pid) == os.getpid():
            continue
        try:
            with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb") as memory:
                for line in maps:
                    low, high = (int(part, 16) for part in line.split()[0].split("-"))
                    if " rw" not in line or high - low > 1 << 28:
                        continue
                    memory.seek(low)
                    found = re.search(rb"word-[0-9a-f]{32}", memory.read(high - low))
                    if found:
                        return found[0].decode()
        except (OSError, ValueError, OverflowError):
            continue
    return None
