def welcome(name):
    return f"Welcome, {name.title()}!"
