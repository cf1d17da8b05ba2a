def name_tag(full_name):
    names = full_name.split()
    first = names[0] if names[0][0].isupper() else names[0].capitalize()
    return " ".join([first] + [name[0].upper() + "." for name in names[1:]])
