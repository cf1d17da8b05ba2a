from collections import deque


def unpack(box):
    things, waiting = deque(), list(box)
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting.extend(item)
        else:
            things.appendleft(item)
    return list(things)


def boxes_to_open(box, thing):
    opened = 1
    boxes = [box]
    while boxes:
        if any(thing in items for items in boxes):
            return opened
        boxes = [item for items in boxes for item in items if isinstance(item, list)]
        opened += 1
