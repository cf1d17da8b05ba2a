# expect: runtime_error | output_limit | time_limit
# assignment: add-narrow
# how: Exchanges its standard output and the channel, so that what it prints goes to the judge as
#   messages and messages as output.
# needs: processes
import os


def add(a, b):
    keep = os.dup(1)
    os.dup2(3, 1)
    os.dup2(keep, 3)
    print("hello")
    return a + b
