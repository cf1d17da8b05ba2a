def count_birds(notes):
    counts = {}
    for line in notes.splitlines():
        line = line.strip().lower()
        if not line or line.startswith("#"):
            continue
        name, _, number = line.partition(":")
        counts[name.strip()] = int(number or 1)
    return counts
