def count_birds(notes):
    counts = {}
    for line in notes.splitlines():
        line = line.strip()
        # What kind of line is it, and what does it add to counts?
    return counts
