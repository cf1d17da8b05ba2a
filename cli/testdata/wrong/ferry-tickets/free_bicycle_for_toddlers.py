def ticket_price(age, bicycle):
    if age < 4:
        return 0
    extra = 3 if bicycle else 0
    if age < 16:
        return 6 + extra
    if age < 65:
        return 12 + extra
    return 8 + extra
