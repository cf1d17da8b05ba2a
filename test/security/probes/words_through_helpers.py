# expect: incorrect
# assignment: told
# how: Goes through everything that a function, a method, an object or a generator of the test
#   offers, in search of the word that they know.
# fools: correct
import re


def told(helpers):
    names = """args keywords func __func__ __self__ __closure__ __globals__ __code__ __defaults__
        __dict__ gi_frame f_locals f_globals __wrapped__ _word kind __class__ __init__""".split()
    seen, left = [], [helpers[name] for name in helpers if name != "partial"]
    while left and len(seen) < 400:
        value = left.pop(0)
        if isinstance(value, str):
            found = re.search(r"word-[0-9a-f]{32}", value)
            if found:
                return found[0]
            continue
        if isinstance(value, dict):
            left += list(value.values())[:50]
            continue
        if isinstance(value, (list, tuple)):
            left += value
            continue
        if isinstance(value, (int, float, bytes, type(None))) or id(value) in seen:
            continue
        seen.append(id(value))
        for name in names:
            try:
                left.append(getattr(value, name))
            except Exception:
                pass
        try:
            left += [cell.cell_contents for cell in value]
        except Exception:
            pass
        left.append(repr(value))
    return None
