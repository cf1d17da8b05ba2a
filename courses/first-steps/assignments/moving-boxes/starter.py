def unpack(box):
    things = []
    for item in box:
        # Is it a thing or another box?
        things.append(item)
    return things


def boxes_to_open(box, thing):
    # 1 when the thing lies right here. And when it lies deeper?
    return None
