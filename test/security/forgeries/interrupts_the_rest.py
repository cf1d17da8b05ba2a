# expect: incorrect
# assignment: root
# how: Passes the first test, and raises KeyboardInterrupt in the second: unittest ends there, with
#   nothing but successes so far.


def root(number):
    if number < 0:
        raise KeyboardInterrupt
    return 3
