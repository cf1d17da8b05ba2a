import re
from collections import defaultdict

LINE = re.compile(r"^[ ]*([^#:\s][^:\n]*?)[ ]*(?::[ ]*(\d+)[ ]*)?$", re.MULTILINE)


def count_birds(notes):
    counts = defaultdict(int)
    for name, number in LINE.findall(notes):
        counts[name.lower()] += int(number or "1")
    return counts
