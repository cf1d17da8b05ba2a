# expect: incorrect
# assignment: word
# how: Raises an exception and takes its traceback apart, whose frames know their callers.
# fools: correct


def word():
    try:
        raise ValueError
    except ValueError as error:
        frame = error.__traceback__.tb_frame
    while frame:
        found = [v for v in frame.f_globals.values() if isinstance(v, str) and v[:5] == "word-"]
        if found:
            return found[0]
        frame = frame.f_back
    return None
