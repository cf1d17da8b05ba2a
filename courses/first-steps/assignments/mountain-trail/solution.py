def total_climb(heights):
    climb = 0
    for i in range(len(heights) - 1):
        step = heights[i + 1] - heights[i]
        if step > 0:
            climb += step
    return climb


def peaks(heights):
    found = []
    for i in range(1, len(heights) - 1):
        if heights[i - 1] < heights[i] > heights[i + 1]:
            found.append(heights[i])
    return found
