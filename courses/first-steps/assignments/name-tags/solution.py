def name_tag(full_name):
    first, *others = full_name.split()
    parts = [first[0].upper() + first[1:]]
    for name in others:
        parts.append(name[0].upper() + ".")
    return " ".join(parts)
