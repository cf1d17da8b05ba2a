def welcome(name):
    # Give back the text of the sign for this guest.
    return ""
