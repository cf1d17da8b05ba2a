def unpack(box):
    things = []
    for item in box:
        if isinstance(item, list):
            things.extend(unpack(item))
        else:
            things.append(item)
    return things


def boxes_to_open(box, thing):
    for item in box:
        if isinstance(item, list):
            deeper = boxes_to_open(item, thing)
            if deeper is not None:
                return 1 + deeper
        elif item == thing:
            return 1
    return None
