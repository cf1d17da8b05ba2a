from collections import Counter


def birds_on(notes):
    for line in notes.split("\n"):
        name, _, number = line.partition(":")
        name = name.strip()
        if name and not name.startswith("#"):
            yield name.lower(), int(number or 1)


def count_birds(notes):
    counts = Counter()
    for name, number in birds_on(notes):
        counts.update({name: number})
    return counts
