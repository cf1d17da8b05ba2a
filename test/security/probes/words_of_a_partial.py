# expect: incorrect
# assignment: told
# how: Reads the arguments of a partial function of the test's, by attributes and by its repr: there is
#   what the test compares with.
# fools: correct
import re


def told(helpers):
    partial = helpers["partial"]
    texts = [repr(partial), str(partial)]
    for name in ("args", "keywords", "func"):
        try:
            texts.append(repr(getattr(partial, name)))
        except AttributeError:
            pass
    return re.search(r"word-[0-9a-f]{32}|$", " ".join(texts))[0]
