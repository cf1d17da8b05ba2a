import unittest

from solution import boxes_to_open, unpack

VAN = ["lamp", ["cups", ["spoons", "kettle"]], "rug"]


class TheVan(unittest.TestCase):
    def test_unpack(self):
        """Everything that is in the van"""
        self.assertEqual(unpack(VAN), ["lamp", "cups", "spoons", "kettle", "rug"])

    def test_rug(self):
        """The rug lies in the van itself"""
        self.assertEqual(boxes_to_open(VAN, "rug"), 1)

    def test_kettle(self):
        """Three boxes to the kettle"""
        self.assertEqual(boxes_to_open(VAN, "kettle"), 3)

    def test_sofa(self):
        """The sofa was left behind"""
        self.assertIsNone(boxes_to_open(VAN, "sofa"))
