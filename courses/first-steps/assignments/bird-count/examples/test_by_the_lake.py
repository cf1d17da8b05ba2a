import unittest

from birds import count_birds

NOTES = """# Sunday, by the lake
Robin: 2
great tit: 4

heron
robin: 1
"""


class ByTheLake(unittest.TestCase):
    def test_the_whole_page(self):
        """The notes from the lake"""
        self.assertEqual(count_birds(NOTES), {"robin": 3, "great tit": 4, "heron": 1})

    def test_one_line(self):
        """One line with a number"""
        self.assertEqual(count_birds("magpie: 5"), {"magpie": 5})
