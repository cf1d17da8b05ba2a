import unittest

from solution import Empty, Stack


class TestStack(unittest.TestCase):
    def test_last_in_first_out(self):
        stack = Stack()
        for number in (3, 1, 2):
            stack.push(number)
        self.assertEqual([stack.pop(), stack.pop(), stack.pop()], [2, 1, 3])

    def test_length(self):
        stack = Stack()
        stack.push("a")
        self.assertEqual(len(stack), 1)
        self.assertIn("a", stack)
        self.assertEqual(list(stack), ["a"])

    def test_empty(self):
        with self.assertRaisesRegex(Empty, "nothing"):
            Stack().pop()
