import tempfile
import unittest

from solution import save


class TestSave(unittest.TestCase):
    def test_save(self):
        with tempfile.TemporaryFile("w+") as file:
            save(["one", "two"], file)
            file.seek(0)
            self.assertEqual(file.read(), "one\ntwo\n")
