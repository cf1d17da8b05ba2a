def count_birds(notes):
    counts = {}
    for line in notes.splitlines():
        if not line.strip() or "#" in line:
            continue
        name, _, number = line.partition(":")
        name = name.strip().lower()
        counts[name] = counts.get(name, 0) + int(number or 1)
    return counts
