def name_tag(full_name):
    names = [name for name in full_name.strip().split(" ")]
    parts = [names[0][0].upper() + names[0][1:]]
    for name in names[1:]:
        parts.append(name[:1].upper() + ".")
    return " ".join(parts)
