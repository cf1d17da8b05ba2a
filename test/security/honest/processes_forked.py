# expect: correct
# assignment: add
# how: Forks by hand, and talks with its child through a pipe.
# needs: processes
import os


def add(a, b):
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(writing, str(a + b).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = int(pipe.read())
    assert os.waitpid(pid, 0)[1] == 0
    return answer
