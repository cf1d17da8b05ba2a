# expect: incorrect
# assignment: word
# how: Looks through everything that the garbage collector knows for a dictionary with the word.
# fools: correct
import gc


def word():
    for thing in gc.get_objects():
        if type(thing) is dict and "WORD" in thing:
            return thing["WORD"]
    return None
