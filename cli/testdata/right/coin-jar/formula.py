from math import ceil, sqrt


def weeks_to_save(goal):
    return ceil((sqrt(8 * goal + 1) - 1) / 2)
