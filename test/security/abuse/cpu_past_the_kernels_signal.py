# expect: time_limit
# assignment: add-narrow
# how: Ignores SIGXCPU and every other signal, and raises its soft limits as far as they go.
# needs: processes
import resource
import signal

for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
for name in dir(resource):
    if name.startswith("RLIMIT_"):
        limit = getattr(resource, name)
        try:
            resource.setrlimit(limit, (resource.getrlimit(limit)[1],) * 2)
        except (OSError, ValueError):
            pass


def add(a, b):
    while True:
        pass
