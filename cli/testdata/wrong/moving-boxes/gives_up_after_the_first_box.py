def unpack(box):
    things = []
    for item in box:
        if isinstance(item, list):
            unpack(item)
        else:
            things.append(item)
    return things


def boxes_to_open(box, thing):
    for item in box:
        if isinstance(item, list):
            deeper = boxes_to_open(item, thing)
            return None if deeper is None else 1 + deeper
        if item == thing:
            return 1
    return None
