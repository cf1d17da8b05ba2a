def name_tag(full_name):
    names = full_name.split()
    parts = [names[0].capitalize()]
    for name in names[1:]:
        parts.append(name[0].upper() + ".")
    return " ".join(parts)
