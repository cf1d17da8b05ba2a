import sqlite3
import unittest

from solution import found


class TestHanded(unittest.TestCase):
    def test_database(self):
        connection = sqlite3.connect(":memory:")
        connection.execute("create table secrets (word text)")
        self.assertTrue(found(connection))
