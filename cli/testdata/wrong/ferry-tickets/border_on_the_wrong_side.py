def ticket_price(age, bicycle):
    if age <= 4:
        price = 0
    elif age <= 15:
        price = 6
    elif age <= 65:
        price = 12
    else:
        price = 8
    if bicycle:
        price += 3
    return price
