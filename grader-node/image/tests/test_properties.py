"""Any value comes through the channel equal, in both directions; no stream of bytes does harm."""

import json
import os
import random
import socket
import unittest
from pathlib import Path

from gradewire.codec import Encoder
from gradewire.peer import ChannelBroken

from . import generate
from .channel_case import ChannelCase
from .generate import change, outline, random_value
from .pairing import judge_peer
from .test_codec import NoHandles

VALUES, CHANGES, STREAMS = 2_000, 700, 5_000
# Another seed tries other cases: GRADEWIRE_SEED=5 python3 -m unittest tests.test_properties
SEED = int(os.environ.get("GRADEWIRE_SEED", "20261120"))

PROGRAM = """
def make(seed): return random_value(random.Random(seed))
def same(x): return x
def change_and_keep(x, seed): change(x, seed)
def change_and_return(x, seed):
    change(x, seed)
    return [x]
"""


def made(seed):
    return random_value(random.Random(seed))


class AnyValue(ChannelCase):
    code = Path(generate.__file__).read_text() + PROGRAM

    def test_comes_through_equal_there_and_back(self):
        m = self.program
        for number in range(VALUES):
            seed = f"{SEED} {number}"
            with self.subTest(seed=seed):
                value = made(seed)
                wanted = outline(value)
                self.assertEqual(m.outline(value), wanted, "on its way to the program")
                self.assertEqual(outline(m.make(seed)), wanted, "on its way to the test")
                twice = [value, value]
                self.assertEqual(outline(m.same(twice)), outline(twice), "shared")

    def test_that_is_changed_in_place_is_changed_for_the_test(self):
        for number in range(CHANGES):
            seed = f"{SEED} {number}"
            with self.subTest(seed=seed):
                value, wanted = made(seed), made(seed)
                change(wanted, seed)
                if number % 2:
                    self.program.change_and_keep(value, seed)
                else:
                    self.program.change_and_return(value, seed)
                self.assertEqual(outline(value), outline(wanted))


class AnyStream(unittest.TestCase):
    """What a call gives whose answer is some bytes: never the value that a test waits for."""

    def setUp(self):
        self.silent, self.loud = os.pipe()
        self.addCleanup(os.close, self.silent)
        self.addCleanup(os.close, self.loud)

    def answer(self, stream):
        ours, theirs = socket.socketpair()
        with ours, theirs:
            theirs.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
            theirs.setblocking(False)
            theirs.send(stream[: 1 << 17])
            theirs.shutdown(socket.SHUT_WR)
            peer = judge_peer(ours, self.silent, self.silent)
            try:
                value = peer.request("call", 1, (1, [2], {"k": {3}}))
                return "passed" if value == Secret.text or Secret.text == value else "failed"
            except ChannelBroken:
                return "broken"
            except BaseException as error:
                if not hasattr(error, "_gradewire_frames"):
                    raise
                return "raised"

    def check_all(self, make):
        outcomes = {}
        for number in range(STREAMS // 5):
            stream = make(random.Random(f"{SEED} {number}"))
            with self.subTest(seed=SEED, number=number):
                outcome = self.answer(stream)
                outcomes[outcome] = outcomes.get(outcome, 0) + 1
        self.assertNotIn("passed", outcomes)
        self.assertIn("broken", outcomes)
        return outcomes

    def test_random_bytes(self):
        def make(chance):
            length = chance.choice([0, 1, 2, 50, 1 << 24, 1 << 31])
            return length.to_bytes(4, "big") + chance.randbytes(chance.randint(0, 60))

        self.check_all(make)

    def test_random_sentences_of_the_grammar(self):
        self.check_all(lambda chance: framed(sentence(chance)))

    def test_true_answers_with_some_parts_exchanged(self):
        def make(chance):
            answer = ["a", [], node_of(chance), chance.choice([None, [[0, node_of(chance)]]])]
            for _ in range(chance.randint(0, 3)):
                exchange(chance, answer)
            return framed(answer)

        outcomes = self.check_all(make)
        self.assertGreater(outcomes["failed"], 100)

    def test_true_answers_with_some_bytes_changed(self):
        def make(chance):
            stream = bytearray(true_answer(chance))
            for _ in range(chance.randint(1, 4)):
                place = chance.randrange(4, len(stream))
                stream[place] = chance.choice([chance.randrange(256), *b'[]",0{}'])
            return bytes(stream)

        outcomes = self.check_all(make)
        self.assertIn("failed", outcomes)  # some of them still say something

    def test_true_answers_cut_off_or_run_together(self):
        def make(chance):
            stream = true_answer(chance)
            place = chance.randrange(len(stream))
            return chance.choice([stream[:place], stream[place:] + stream, stream[:place] * 3])

        self.check_all(make)


class Secret:
    text = "what only the test knows"


def framed(message):
    body = json.dumps(message, ensure_ascii=True).encode()
    return len(body).to_bytes(4, "big") + body


def node_of(chance):
    return Encoder(NoHandles()).encode(random_value(chance))


def true_answer(chance):
    return framed(["a", [], node_of(chance), None])


def exchange(chance, message):
    """Puts something else in the place of some part of a message."""
    while True:
        place = chance.randrange(len(message))
        inner = message[place]
        if type(inner) is not list or not inner or chance.random() < 0.3:
            message[place] = chance.choice(
                [node_of(chance), 0, None, "x", ["r", 0], ["r", 1], [], chance.choice(TAGS)]
            )
            return
        message = inner


TAGS = (
    "l L t T s S f F d D B r i u c b range slice type Decimal Fraction date datetime time timezone "
    "timedelta deque Counter OrderedDict namedtuple defaultdict keys values items proxy zone UUID "
    "path h k x o coroutine native module a q"
).split()
WORDS = (
    "call new get set op method unbound input stdin log warned signature int ValueError __len__ "
    "__eq__ text Point ff 1.5 UTC PosixPath name module bases methods specials plain doc"
).split()


def sentence(chance):
    def node(depth=0):
        kind = chance.random()
        if depth > 5 or kind < 0.35:
            return chance.choice([None, True, 0, 1, 2, -1, 1 << 70, 0.5, "", [], *WORDS])
        if kind < 0.42:
            return {chance.choice(WORDS): node(depth + 1) for _ in range(chance.randint(0, 6))}
        inner = [node(depth + 1) for _ in range(chance.randint(0, 4))]
        return [chance.choice(TAGS), *chance.choice([inner, [inner]])]

    if chance.random() < 0.3:
        return ["q", [], chance.choice(WORDS), chance.choice([None, 0, 1, "x"]), node(), node()]
    changes = chance.choice([None, None, [[0, node()]], [[chance.randint(0, 3), node()]], node()])
    forgotten = chance.choice([[], [], node(), [[1, 1]], [[0, -1]]])
    return [chance.choice("aaax"), forgotten, node(), changes]


if __name__ == "__main__":
    unittest.main()
