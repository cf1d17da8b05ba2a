def shopping_list(recipe, pantry):
    to_buy = {}
    for ingredient, needed in recipe.items():
        missing = needed - pantry.get(ingredient, 0)
        if missing > 0:
            to_buy[ingredient] = missing
    return to_buy
