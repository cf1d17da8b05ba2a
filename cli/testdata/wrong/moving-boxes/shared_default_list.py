def unpack(box, things=[]):
    for item in box:
        if isinstance(item, list):
            unpack(item, things)
        else:
            things.append(item)
    return things


def boxes_to_open(box, thing):
    for item in box:
        if item == thing:
            return 1
        if isinstance(item, list):
            deeper = boxes_to_open(item, thing)
            if deeper is not None:
                return deeper + 1
