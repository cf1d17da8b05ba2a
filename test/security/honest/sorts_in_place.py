# expect: correct
# assignment: order
# how: Sorts the very list that the test passes, and returns it.


def order(numbers):
    for end in range(len(numbers) - 1, 0, -1):
        for i in range(end):
            if numbers[i] > numbers[i + 1]:
                numbers[i], numbers[i + 1] = numbers[i + 1], numbers[i]
    return numbers
