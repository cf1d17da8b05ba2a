import sys

sys.setrecursionlimit(5_000)


def weeks_to_save(goal, coins=1):
    if goal <= 0:
        return 0
    return 1 + weeks_to_save(goal - coins, coins + 1)
