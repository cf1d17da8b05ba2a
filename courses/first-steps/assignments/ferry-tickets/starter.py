def ticket_price(age, bicycle):
    price = 12
    # The machine still charges everyone the same. Mend it.
    return price
