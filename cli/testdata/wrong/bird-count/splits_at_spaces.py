def count_birds(notes):
    counts = {}
    for line in notes.splitlines():
        words = line.lower().replace(":", " ").split()
        if not words or words[0].startswith("#"):
            continue
        seen = int(words[1]) if len(words) > 1 and words[1].isdigit() else 1
        counts[words[0]] = counts.get(words[0], 0) + seen
    return counts
