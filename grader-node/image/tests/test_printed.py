"""What a program prints, while the judge reads it only now and then."""

import contextlib
import io
import unittest

from gradewire.peer import ChannelBroken

from .pairing import Pairing

PROGRAM = """
import sys
def say(text, times=1):
    for _ in range(times):
        print(text)
    return times
def complain(text): print(text, file=sys.stderr)
def say_and_ask(text, ask):
    print(text)
    return ask()
def flood(n):
    sys.stdout.write("x" * n)
    sys.stdout.flush()
    return n
"""


class PrintedCase(unittest.TestCase):
    def setUp(self):
        self.pairing = Pairing(PROGRAM)
        self.program = self.pairing.__enter__()
        self.addCleanup(self.pairing.__exit__)
        self.transport = self.pairing.transport
        self.floods = []
        self.transport.on_flood = lambda: self.floods.append(True)


class WhereItGoes(PrintedCase):
    def test_all_that_was_printed_is_there_at_the_end_of_a_test(self):
        self.program.say("one")
        self.program.say("two")
        self.assertEqual(self.transport.take_printed(), "one\ntwo\n")
        self.assertEqual(self.transport.take_printed(), "")

    def test_a_test_sees_what_was_printed_while_it_looked_and_nothing_else(self):
        self.program.say("before")
        with contextlib.redirect_stdout(io.StringIO()) as out:
            self.program.say("é")
            self.assertEqual(out.getvalue(), "é\n")
            with contextlib.redirect_stdout(io.StringIO()) as inner:
                self.program.say("inside")
            self.program.say("again")
        self.program.say("after")
        self.assertEqual((out.getvalue(), inner.getvalue()), ("é\nagain\n", "inside\n"))

    def test_what_goes_to_standard_error_can_be_looked_at_too(self):
        with contextlib.redirect_stderr(io.StringIO()) as errors:
            self.program.complain("oh")
            self.program.say("well")
        self.assertEqual(errors.getvalue(), "oh\n")

    def test_it_is_there_when_the_program_calls_back(self):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            self.assertEqual(self.program.say_and_ask("first", out.getvalue), "first\n")


class HowMuch(PrintedCase):
    def test_more_than_a_pipe_holds_hangs_nobody(self):
        self.assertEqual(self.program.flood(500_000), 500_000)
        self.assertEqual(len(self.transport.take_printed()), 500_000)

    def test_a_program_that_prints_and_does_not_read_hangs_nobody(self):
        big = ["y" * 1_000] * 2_000
        self.assertEqual(self.program.flood(300_000), 300_000)
        self.assertEqual(self.program.say_and_ask("x", lambda: big), big)

    def test_the_limit_is_noticed_during_a_call(self):
        self.transport.printed.limit_bytes = 100_000
        with self.assertRaises(ChannelBroken):
            self.program.flood(10**7)
        self.assertEqual(self.floods, [True])
        self.assertEqual(len(self.transport.take_printed()), 100_000)

    def test_the_limit_is_noticed_at_the_end_of_a_test_at_the_latest(self):
        self.transport.printed.limit_bytes = 10
        self.program.say("more than ten characters")
        self.assertEqual(self.transport.take_printed(), "more than ")
        self.assertEqual(self.floods, [True])
        with self.assertRaises(ChannelBroken):
            self.program.say("more")

    def test_a_program_that_prints_too_much_and_ends_has_printed_too_much(self):
        self.transport.printed.limit_bytes = 10
        program = self.program
        with self.assertRaises(ChannelBroken):
            program.say_and_ask("more than ten characters", self.pairing.kill)
        self.assertEqual(self.floods, [True])


if __name__ == "__main__":
    unittest.main()
