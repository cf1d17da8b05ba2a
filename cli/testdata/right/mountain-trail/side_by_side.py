def total_climb(heights):
    return sum(max(after - before, 0) for before, after in zip(heights, heights[1:]))


def peaks(heights):
    three = zip(heights, heights[1:], heights[2:])
    return [height for before, height, after in three if height > max(before, after)]
