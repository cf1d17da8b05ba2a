# expect: incorrect
# assignment: starts
# how: Answers with itself: greet is a class, and startswith a method of it and of its metaclass.
# fools: correct


class Meta(type):
    def startswith(cls, text):
        return True


class greet(metaclass=Meta):
    def __init__(self, name):
        pass

    def startswith(self, text):
        return True
