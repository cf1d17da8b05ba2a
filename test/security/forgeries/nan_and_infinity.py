# expect: incorrect
# assignment: third
# how: Returns numbers that are less than nothing and more than nothing at once.


def third(number):
    return float("nan") if number == 1 else float("inf")
