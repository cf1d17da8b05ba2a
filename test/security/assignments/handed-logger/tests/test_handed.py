import logging
import unittest

from solution import found


class TestHanded(unittest.TestCase):
    def test_logger(self):
        logger = logging.getLogger("shop")
        logger.addHandler(logging.StreamHandler())
        self.assertTrue(found(logger))
