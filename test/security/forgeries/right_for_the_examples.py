# expect: incorrect
# assignment: third
# how: Has learned the published examples by heart, and nothing else.


def third(number):
    return {6: 2}.get(number, 0)
