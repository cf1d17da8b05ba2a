def things_in(box, boxes=1):
    for item in box:
        if isinstance(item, list):
            yield from things_in(item, boxes + 1)
        else:
            yield item, boxes


def unpack(box):
    return [thing for thing, _ in things_in(box)]


def boxes_to_open(box, thing):
    return dict(things_in(box)).get(thing)
