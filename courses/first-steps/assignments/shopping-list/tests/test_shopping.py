import unittest

from solution import shopping_list


class Shopping(unittest.TestCase):
    def test_too_little(self):
        """Only the missing part is bought"""
        self.assertEqual(shopping_list({"apples": 6}, {"apples": 2}), {"apples": 4})

    def test_not_in_the_pantry(self):
        """An ingredient that the pantry does not have at all"""
        self.assertEqual(shopping_list({"honey": 30}, {"tea": 5}), {"honey": 30})

    def test_more_than_enough(self):
        """More than enough: nothing to buy"""
        self.assertEqual(shopping_list({"salt": 5}, {"salt": 400}), {})

    def test_exactly_enough(self):
        """Exactly enough: it is not on the list, not even with 0"""
        self.assertEqual(shopping_list({"eggs": 2}, {"eggs": 2}), {})

    def test_empty_pantry(self):
        """An empty pantry: buy everything"""
        self.assertEqual(
            shopping_list({"oats": 80, "milk": 200}, {}), {"oats": 80, "milk": 200}
        )

    def test_empty_recipe(self):
        """An empty recipe: buy nothing"""
        self.assertEqual(shopping_list({}, {"sugar": 100}), {})

    def test_nothing_left(self):
        """A pantry that holds 0 of something holds none of it"""
        self.assertEqual(shopping_list({"yeast": 1}, {"yeast": 0}), {"yeast": 1})

    def test_needs_none(self):
        """A recipe that needs 0 of something needs none of it"""
        self.assertEqual(shopping_list({"raisins": 0, "nuts": 50}, {}), {"nuts": 50})


class Afterwards(unittest.TestCase):
    def test_recipe_is_unchanged(self):
        """The recipe is left as it was"""
        recipe = {"flour": 300, "eggs": 1}
        shopping_list(recipe, {"flour": 100, "eggs": 5})
        self.assertEqual(recipe, {"flour": 300, "eggs": 1}, "the recipe was changed")

    def test_pantry_is_unchanged(self):
        """The pantry is left as it was"""
        pantry = {"flour": 100}
        shopping_list({"flour": 300, "eggs": 1}, pantry)
        self.assertEqual(pantry, {"flour": 100}, "the pantry was changed")

    def test_each_list_starts_empty(self):
        """A second list does not remember the first"""
        shopping_list({"milk": 1}, {})
        self.assertEqual(shopping_list({"eggs": 6}, {}), {"eggs": 6})
