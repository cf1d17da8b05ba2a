def total_climb(heights):
    match heights:
        case [before, after, *_]:
            return max(after - before, 0) + total_climb(heights[1:])
    return 0


def peaks(heights):
    match heights:
        case [before, height, after, *_]:
            here = [height] if before < height > after else []
            return here + peaks(heights[1:])
    return []
