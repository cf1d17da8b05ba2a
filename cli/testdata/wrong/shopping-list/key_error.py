def shopping_list(recipe, pantry):
    to_buy = {}
    for ingredient in recipe:
        if pantry[ingredient] < recipe[ingredient]:
            to_buy[ingredient] = recipe[ingredient] - pantry[ingredient]
    return to_buy
