def weeks_to_save(goal):
    jar = 0
    week = 0
    while jar < goal:
        week += 1
        jar += 1
    return week
