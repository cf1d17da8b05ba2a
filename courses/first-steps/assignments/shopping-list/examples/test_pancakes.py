import unittest

from solution import shopping_list


class Pancakes(unittest.TestCase):
    def test_pancakes(self):
        """Pancakes tonight"""
        recipe = {"flour": 250, "milk": 500, "eggs": 3, "butter": 40}
        pantry = {"flour": 1000, "milk": 200, "butter": 40, "rice": 500}
        self.assertEqual(shopping_list(recipe, pantry), {"milk": 300, "eggs": 3})
