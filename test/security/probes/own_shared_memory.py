# expect: incorrect
# assignment: found
# how: Looks for memory that it shares with another process, such as counters between judge and
#   supervisor.
# needs: processes


def found():
    try:
        with open("/proc/self/maps") as maps:
            shared = [line.split() for line in maps if line.split()[1].endswith("s")]
    except OSError:
        return None
    # Files of the image that nobody can write to are shared by all.
    return [parts for parts in shared if not (parts[1] == "r--s" and parts[-1].startswith("/usr/"))]
