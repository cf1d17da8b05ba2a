from itertools import accumulate, count


def jar_by_week():
    yield from accumulate(count())


def weeks_to_save(goal):
    return next(week for week, coins in enumerate(jar_by_week()) if coins >= goal)
