def welcome(name):
    print(f"Welcome, {name}!")
