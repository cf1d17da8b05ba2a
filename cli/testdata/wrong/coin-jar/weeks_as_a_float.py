def weeks_to_save(goal):
    twice = (8 * goal + 1) ** 0.5 - 1
    return -(-twice // 2)
