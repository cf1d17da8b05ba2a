def total_climb(heights):
    climb = 0
    for i in range(len(heights)):
        if heights[i] > heights[i - 1]:
            climb += heights[i] - heights[i - 1]
    return climb


def peaks(heights):
    found = []
    for i in range(len(heights) - 1):
        if heights[i] > heights[i - 1] and heights[i] > heights[i + 1]:
            found.append(heights[i])
    return found
