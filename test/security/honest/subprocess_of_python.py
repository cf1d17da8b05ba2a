# expect: correct
# assignment: add
# how: Runs Python as another program, with input, output and an exit status.
# needs: processes
import subprocess
import sys

CODE = "import sys; a, b = sys.stdin.read().split(); print(int(a) + int(b)); sys.exit(3)"


def add(a, b):
    done = subprocess.run([sys.executable, "-c", CODE], input=f"{a} {b}", capture_output=True, text=True)
    assert done.returncode == 3, done.stderr
    return int(done.stdout)
