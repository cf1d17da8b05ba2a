def shopping_list(recipe, pantry):
    for ingredient, amount in pantry.items():
        if ingredient in recipe:
            recipe[ingredient] -= amount
            if recipe[ingredient] <= 0:
                del recipe[ingredient]
    return {name: amount for name, amount in recipe.items() if amount > 0}
