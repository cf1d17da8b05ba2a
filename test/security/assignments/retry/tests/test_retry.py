import unittest
from unittest.mock import patch

from solution import retry


class TestRetry(unittest.TestCase):
    def test_waits_longer_each_time(self):
        with patch("time.sleep") as sleep:
            retry(lambda: 1 / 0, times=3)
        self.assertEqual([call.args for call in sleep.call_args_list], [(1,), (2,), (4,)])

    def test_draws(self):
        with patch("random.random", side_effect=[0.25, 0.75]) as draw:
            self.assertEqual(retry(None, times=0), 0.25)
        draw.assert_called_once_with()
