"""Messages on a byte stream: a 4-byte big-endian length, then that many bytes of UTF-8 JSON."""

import json
import os

HEADER_BYTES = 4
_READ_BYTES = 1 << 16


class FrameError(Exception):
    """The stream ended inside a frame, or a frame is too long or is not JSON."""


def pack(value, dumps=json.dumps):
    body = dumps(value).encode()
    return len(body).to_bytes(HEADER_BYTES, "big") + body


def write_all(fd, data):
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def read_exactly(fd, count):
    """`count` bytes, or fewer when the stream ends first."""
    parts = []
    while count > 0:
        part = os.read(fd, min(count, _READ_BYTES))
        if not part:
            break
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def read_frame(fd, max_bytes):
    """The next value, or None at a clean end of the stream. Raises FrameError."""
    header = read_exactly(fd, HEADER_BYTES)
    if not header:
        return None
    length = int.from_bytes(header, "big")
    if len(header) < HEADER_BYTES or length > max_bytes:
        raise FrameError(f"a frame of {length} bytes")
    body = read_exactly(fd, length)
    if len(body) < length:
        raise FrameError("the stream ended inside a frame")
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise FrameError(f"a frame that is not JSON: {error}") from None
