import unittest

from solution import boxes_to_open


def nested(depth, thing):
    box = [thing]
    for _ in range(depth - 1):
        box = [box]
    return box


class BoxesToOpen(unittest.TestCase):
    def test_right_here(self):
        """A thing in the outermost box"""
        self.assertEqual(boxes_to_open(["hat", "scarf"], "scarf"), 1)

    def test_one_box_deeper(self):
        """A thing one box deeper"""
        self.assertEqual(boxes_to_open(["hat", ["gloves"]], "gloves"), 2)

    def test_in_a_later_box(self):
        """The first box does not hold it, the second does"""
        self.assertEqual(
            boxes_to_open([["plates"], ["bowls", ["kettle"]]], "kettle"),
            3,
            "do not give up after the first box without it",
        )

    def test_after_a_box(self):
        """A thing that lies behind a box"""
        self.assertEqual(boxes_to_open([["plates"], "clock"], "clock"), 1)

    def test_earlier_boxes_do_not_count(self):
        """Only the boxes on the way to it count"""
        self.assertEqual(boxes_to_open([["a"], ["b"], ["c"], ["d"]], "d"), 2)

    def test_nowhere(self):
        """A thing that is nowhere"""
        self.assertIsNone(boxes_to_open(["hat", ["gloves", ["coat"]]], "boots"))

    def test_empty_box(self):
        """Nothing is in an empty box"""
        self.assertIsNone(boxes_to_open([], "boots"), "the box was empty")
        self.assertIsNone(boxes_to_open([[], [[]]], "boots"), "all the boxes were empty")

    def test_whole_names_only(self):
        """Part of a name is not the thing"""
        self.assertEqual(boxes_to_open(["teapot", ["tea"]], "tea"), 2)

    def test_any_characters(self):
        """A name may hold an apostrophe, a comma or brackets"""
        box = ["dad's hat", ["pots, pans", "box [old]"], "rug"]
        why = "a thing is one string, whatever characters are in it"
        self.assertEqual(boxes_to_open(box, "dad's hat"), 1, why)
        self.assertEqual(boxes_to_open(box, "pots, pans"), 2, why)
        self.assertEqual(boxes_to_open(box, "box [old]"), 2, why)
        self.assertEqual(boxes_to_open(box, "rug"), 1, why)

    def test_fifty_deep(self):
        """The ring in the innermost of fifty boxes"""
        self.assertEqual(boxes_to_open(nested(50, "ring"), "ring"), 50)

    def test_leaves_the_boxes(self):
        """The boxes are left as they were"""
        box = ["books", ["maps", ["globe"]]]
        boxes_to_open(box, "globe")
        self.assertEqual(box, ["books", ["maps", ["globe"]]], "boxes_to_open changed the boxes")
