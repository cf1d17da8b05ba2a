def shopping_list(recipe, pantry):
    to_buy = {}
    # Compare what the recipe needs with what the pantry holds.
    return to_buy
