from bisect import bisect

AGES = [4, 16, 65]
PRICES = [0, 6, 12, 8]


def ticket_price(age, bicycle):
    return PRICES[bisect(AGES, age)] + 3 * bicycle
