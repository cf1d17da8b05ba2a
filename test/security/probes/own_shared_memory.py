# expect: incorrect
# assignment: found
# how: Looks for memory that it shares with another process and may write to, such as counters
#   between judge and supervisor.
# needs: processes


def found():
    try:
        with open("/proc/self/maps") as maps:
            return [line.split()[-1] for line in maps if " rw-s " in line or " r--s " in line]
    except FileNotFoundError:
        return None
