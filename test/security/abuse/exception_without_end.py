# expect: time_limit
# assignment: add-narrow
# how: Raises an exception whose text never comes to an end, for whoever wants to show it.


class Endless(Exception):
    def __str__(self):
        while True:
            pass


def add(a, b):
    raise Endless
