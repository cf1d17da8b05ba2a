import secrets
import unittest
import uuid

from solution import guess


class TestLots(unittest.TestCase):
    def test_secret(self):
        self.assertEqual(guess("secret"), secrets.token_hex(8))

    def test_uuid(self):
        self.assertEqual(guess("uuid"), str(uuid.uuid4()))
