# expect: incorrect | runtime_error | memory_limit
# assignment: add-narrow
# how: Sends the judge a reply of 16 MB, put together by hand, of the kind that takes twenty times as
#   much memory when it is read; its own process needs hardly more than the text.
# needs: processes
import os


def add(a, b):
    item = b'["L",[]],'
    count = (15 << 20) // len(item)
    head, tail = b'["a",[],["l",[', b'["L",[]]]],null]'
    os.write(3, (len(head) + count * len(item) + len(tail)).to_bytes(4, "big"))
    for part in [head, *[item * 1000] * (count // 1000), item * (count % 1000), tail]:
        while part:
            part = part[os.write(3, part) :]
    os._exit(0)
