import tempfile
import unittest

from solution import found


class TestHanded(unittest.TestCase):
    def test_file(self):
        with tempfile.TemporaryFile("w+") as file:
            self.assertTrue(found(file))
