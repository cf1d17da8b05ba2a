def weeks_to_save(goal):
    jar = 0
    week = 0
    # Go on, week by week, until the jar holds enough.
    return week
