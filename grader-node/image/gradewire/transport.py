"""Moves whole messages over the socket between judge and student."""

import json
import os

from .codec_types import CodecError

HEADER_BYTES = 4
MAX_MESSAGE_BYTES = 16 * 1024 * 1024
_READ_BYTES = 1 << 16
_read_json = json.JSONDecoder().raw_decode


def _writer():
    """`write_json(value)`, with none of the detours that JSONEncoder.encode makes at each call."""
    parts = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
    make = json.encoder.c_make_encoder
    if make is None:
        return parts.encode
    # markers, default, encoder, indent, separators, sort_keys, skipkeys, allow_nan
    chunks = make(
        None, parts.default, json.encoder.encode_basestring, None, ":", ",", False, False, True
    )
    return lambda value: "".join(chunks(value, 0))


write_json = _writer()


class Transport:
    """The ordinary end: blocks until a message is whole. `on_closed(reason)` must not return."""

    def __init__(self, fd, on_closed):
        self.fd = fd
        self.fail = on_closed
        self.buffer = bytearray()

    def send(self, text):
        body = text.encode()
        if len(body) > MAX_MESSAGE_BYTES:
            raise CodecError(f"a value of {len(body) >> 20} MB is too large to be handed over")
        self.write(len(body).to_bytes(HEADER_BYTES, "big") + body)

    def write(self, data):
        try:
            sent = os.write(self.fd, data)
            while sent < len(data):
                sent += os.write(self.fd, data[sent : sent + _READ_BYTES])
        except OSError as error:
            self.fail(f"the channel is closed: {error}")

    def receive(self):
        """The next value. Most messages arrive whole, at one read, and need no buffer."""
        buffer = self.buffer
        if not buffer:
            part = self.read()
            if len(part) == HEADER_BYTES + int.from_bytes(part[:HEADER_BYTES], "big"):
                return self.parse(part[HEADER_BYTES:])
            buffer += part
        while True:
            if len(buffer) >= HEADER_BYTES:
                length = int.from_bytes(buffer[:HEADER_BYTES], "big")
                if length > MAX_MESSAGE_BYTES:
                    self.fail(f"a message of {length} bytes")
                if len(buffer) >= HEADER_BYTES + length:
                    body = bytes(buffer[HEADER_BYTES : HEADER_BYTES + length])
                    del buffer[: HEADER_BYTES + length]
                    return self.parse(body)
            buffer += self.read()

    def parse(self, body):
        try:
            text = body.decode()
            value, end = _read_json(text)
            if end == len(text):
                return value
            reason = "more than one value"
        except (ValueError, RecursionError) as error:
            reason = error
        self.fail(f"a message that is not JSON: {reason}")

    def read(self):
        try:
            part = os.read(self.fd, _READ_BYTES)
        except OSError:
            part = b""
        if not part:
            self.fail("the other side closed the channel")
        return part
