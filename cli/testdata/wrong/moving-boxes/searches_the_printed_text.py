import re


def unpack(box):
    return re.findall(r"'([^']*)'", str(box))


def boxes_to_open(box, thing):
    before, found, _ = str(box).partition(f"'{thing}'")
    if not found:
        return None
    return before.count("[") - before.count("]")
