import asyncio
import unittest

from solution import later


class TestLater(unittest.TestCase):
    def test_later(self):
        self.assertEqual(asyncio.run(later(4)), 8)


class TestLaterAsync(unittest.IsolatedAsyncioTestCase):
    async def test_later(self):
        self.assertEqual(await later(5), 10)
