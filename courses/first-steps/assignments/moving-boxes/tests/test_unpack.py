import unittest

from solution import unpack


def nested(depth, thing):
    box = [thing]
    for _ in range(depth - 1):
        box = [box]
    return box


class Unpack(unittest.TestCase):
    def test_no_boxes_inside(self):
        """A box that holds only things"""
        self.assertEqual(unpack(["pen", "ruler"]), ["pen", "ruler"])

    def test_empty_box(self):
        """An empty box"""
        self.assertEqual(unpack([]), [])

    def test_empty_boxes_inside(self):
        """Boxes full of empty boxes"""
        self.assertEqual(unpack([[], [[], []], "sock"]), ["sock"])

    def test_order(self):
        """Things come out in the order in which they lie there"""
        self.assertEqual(
            unpack([["a", "b"], "c", [["d"], "e"], "f"]), ["a", "b", "c", "d", "e", "f"]
        )

    def test_any_characters(self):
        """A name may hold an apostrophe, a comma or brackets"""
        self.assertEqual(
            unpack(["dad's hat", ["pots, pans", ["box [old]"]]]),
            ["dad's hat", "pots, pans", "box [old]"],
            "a thing is one string, whatever characters are in it",
        )

    def test_fifty_deep(self):
        """A box in a box in a box, fifty times"""
        self.assertEqual(unpack(nested(50, "ring")), ["ring"])

    def test_called_twice(self):
        """Unpacking a second time gives the same things once"""
        box = ["tent", ["rope"]]
        unpack(box)
        self.assertEqual(unpack(box), ["tent", "rope"])

    def test_leaves_the_boxes(self):
        """The boxes are left as they were"""
        box = ["books", ["maps", ["globe"]]]
        unpack(box)
        self.assertEqual(box, ["books", ["maps", ["globe"]]], "unpack changed the boxes")
