# expect: output_limit
# assignment: add-narrow
# how: Another program prints for it, without end and in a session of its own.
# needs: processes
import subprocess


def add(a, b):
    subprocess.run(["/usr/bin/yes"], start_new_session=True)
    return a + b
