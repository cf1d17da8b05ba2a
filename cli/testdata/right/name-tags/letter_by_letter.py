def parts(full_name):
    for number, name in enumerate(full_name.split()):
        capital = name[:1].upper()
        yield capital + (name[1:] if number == 0 else ".")


def name_tag(full_name):
    return " ".join(parts(full_name))
