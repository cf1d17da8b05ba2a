import pathlib
import unittest

from solution import found


class TestHanded(unittest.TestCase):
    def test_path(self):
        self.assertTrue(found(pathlib.Path("/")))
