# expect: incorrect
# assignment: order
# how: Returns a list with an equality, a length and items that suit whoever looks.
# fools: correct


class Any(list):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __len__(self):
        return 20


def order(numbers):
    return Any()
