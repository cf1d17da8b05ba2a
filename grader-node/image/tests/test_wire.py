"""Whatever bytes the student's side sends: the judge never crashes, and is never convinced."""

import json
import os
import random
import socket
import threading
import unittest

from . import support  # noqa: F401  (makes the package importable)

from gradewire.peer import ChannelBroken
from gradewire.transport import MAX_MESSAGE_BYTES

from .pairing import judge_peer

SEED = 77
ROUNDS = 1_500


class Wire(unittest.TestCase):
    def ask(self, *chunks):
        """What a call gives when the other side has sent these bytes and then hung up."""
        ours, theirs = socket.socketpair()
        silent, loud = os.pipe()
        try:
            # More than a socket's buffer holds must be sent while it is read.
            sender = threading.Thread(target=self.send, args=(theirs, chunks), daemon=True)
            sender.start()
            self.peer = judge_peer(ours, silent, silent)
            return self.peer.request("call", 1, (1, [2], {"k": {3}}))
        finally:
            for fd in (silent, loud):
                os.close(fd)
            ours.close()
            sender.join()
            theirs.close()

    @staticmethod
    def send(theirs, chunks):
        try:
            for chunk in chunks:
                theirs.sendall(chunk)
            theirs.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    @staticmethod
    def framed(message):
        body = message if isinstance(message, bytes) else json.dumps(message).encode()
        return len(body).to_bytes(4, "big") + body

    def assert_broken(self, *chunks):
        with self.assertRaises(ChannelBroken):
            self.ask(*chunks)
        with self.assertRaises(ChannelBroken):
            self.peer.request("call", 1)

    def test_an_honest_reply_is_taken(self):
        self.assertEqual(self.ask(self.framed(["a", [], ["l", [1, ["r", 0]]], None])), [1, [2]])

    def test_silence_and_half_messages(self):
        for sent in (b"", b"\0", b"\0\0\0\5{}", b"\xff\xff\xff\xff"):
            with self.subTest(sent=sent):
                self.assert_broken(sent)

    def test_a_message_over_the_limit_is_not_even_read(self):
        self.assert_broken((MAX_MESSAGE_BYTES + 1).to_bytes(4, "big"))

    def test_messages_of_no_kind(self):
        for message in (
            None,
            5,
            [],
            {},
            ["a"],
            ["a", [], 3],
            ["z", [], 3, None],
            ["x", [], 3, None],
            ["x", [], ["type", "ValueError"], None],
            ["a", [], ["o", 999], None],
            ["a", [], ["r", 999], None],
            ["a", [], ["h", 1, ["type", "int"]], None],
            ["a", [], ["k", 1, {"name": "X"}], None],
            ["a", [], ["native", "os", "system"], None],
            ["a", [], None, [[0, ["D", {}]]]],
            ["a", [], None, [[99, ["L", []]]]],
            ["a", [], None, [[0, ["L", []], 1, True]]],
            ["a", [], None, [[0, ["L", []], [], True]]],
            ["a", [], ["R", [1, 0]], None],
            ["a", [], ["R", 0], None],
            ["q", [], "call", None, [], None, [1]],
            ["x", [], ["x", ["type", "int"], [], "", None, [], None, None], None],
            b"not json",
            b"[" * 100_000,
            b"\xff\xfe",
        ):
            with self.subTest(message=message if not isinstance(message, bytes) else message[:9]):
                self.assert_broken(self.framed(message))

    def test_only_what_was_exchanged_changes_between_calls(self):
        honest = ["a", [], ["L", [1, 2]], None]
        for change in (
            [0, ["L", []], 1],
            [0, ["L", []], 2, True],
            [7, ["L", []], 1, True],
            [-1, ["L", []], 1, True],
            [0, ["D", {}], 1, True],
            [1, ["S", [1]], 1, False],
            [0, ["R", [1, 0]], 1, False],
            [0, ["r", 0], 1, False],
            [0, 5, 1, True],
        ):
            with self.subTest(change=change):
                self.ask_twice(honest, ["a", [], None, [change]])
                self.assertEqual(self.given, [[2], {3}, [1, 2]])
                self.assertIsInstance(self.error, ChannelBroken)
        changes = [[0, ["L", [5]], 1, False], [2, ["L", []], 1, True]]
        self.ask_twice(honest, ["a", [], None, changes])
        self.assertEqual(self.given, [[2, 5], {3}, []])
        self.assertIsNone(self.error)

    def ask_twice(self, *messages):
        """Two calls, of which the first passes a list and a set and is given a list."""
        ours, theirs = socket.socketpair()
        silent, loud = os.pipe()
        with ours, theirs:
            theirs.sendall(b"".join(map(self.framed, messages)))
            peer = judge_peer(ours, silent, silent)
            passed = [[2], {3}]
            self.given = [*passed, peer.request("call", 1, passed)]
            self.error = None
            try:
                peer.request("call", 1)
            except ChannelBroken as error:
                self.error = error
        os.close(silent)
        os.close(loud)

    def test_a_number_with_a_million_digits_takes_no_time(self):
        self.assert_broken(self.framed(b'["a",[],' + b"9" * 1_000_000 + b",null]"))

    def test_random_messages_do_nothing_worse_than_break_the_channel(self):
        chance = random.Random(SEED)
        words = [
            "a",
            "x",
            "q",
            "l",
            "L",
            "h",
            "k",
            "o",
            "r",
            "d",
            "D",
            "t",
            "type",
            "int",
            "call",
            "get",
        ]
        words += ["ValueError", "i", "ff", "op", "__len__", "namedtuple", "coroutine", "input"]

        def node(depth=0):
            if depth > 4 or chance.random() < 0.45:
                return chance.choice([None, 0, 1, -1, True, "", {}, [], *words])
            return [chance.choice(words), *(node(depth + 1) for _ in range(chance.randint(0, 5)))]

        for number in range(ROUNDS):
            kind = chance.choice("aaxq")
            message = [kind, [], *(node() for _ in range(2 if kind in "ax" else 4))]
            with self.subTest(number=number):
                try:
                    self.ask(self.framed(message))
                except ChannelBroken:
                    pass
                except BaseException as error:
                    self.assertTrue(hasattr(error, "_gradewire_frames"), repr(error))


if __name__ == "__main__":
    unittest.main()
