def name_tag(full_name):
    names = full_name.split()
    # names[0] is the first name. What happens to the others?
    return full_name
