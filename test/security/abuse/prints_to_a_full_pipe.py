# expect: output_limit
# assignment: add-narrow
# how: Makes the pipe that takes its output smaller and prints one huge text that cannot fit.
# needs: processes
import fcntl


def add(a, b):
    try:
        fcntl.fcntl(1, fcntl.F_SETPIPE_SZ, 4096)
    except OSError:
        pass
    print("x" * (8 << 20), flush=True)
    return a + b
