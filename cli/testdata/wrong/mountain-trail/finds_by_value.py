def total_climb(heights):
    if not heights:
        return 0
    return max(heights[-1] - heights[0], 0)


def peaks(heights):
    found = []
    for height in heights:
        i = heights.index(height)
        if 0 < i < len(heights) - 1 and heights[i - 1] < height > heights[i + 1]:
            found.append(height)
    return found
