PARTS = ("Welcome, ", "!")

welcome = lambda name: name.join(PARTS)
