def count_birds(notes):
    counts = {}
    for line in notes.splitlines():
        line = line.strip()
        if line == "" or line.startswith("#"):
            continue
        if ":" in line:
            name, number = line.split(":")
            seen = int(number)
        else:
            name = line
            seen = 1
        name = name.strip().lower()
        counts[name] = counts.get(name, 0) + seen
    return counts
