# expect: correct
# assignment: add-narrow
# how: Uses the system's own programs: a shell with a pipe, and a file that they leave.
# needs: processes
import os
import subprocess


def add(a, b):
    assert os.system("echo hello | tr a-z A-Z > shouted.txt") == 0
    assert open("shouted.txt").read() == "HELLO\n"
    assert subprocess.check_output(["sort"], input=b"b\na\n") == b"a\nb\n"
    return a + b
