from collections import Counter


def shopping_list(recipe, pantry):
    return Counter(recipe) - Counter(pantry)
