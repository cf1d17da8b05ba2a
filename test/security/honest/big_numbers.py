# expect: correct
# assignment: add
# how: Computes with ints of 5,000 digits, writes them, and with Decimal and Fraction exactly.
import decimal
import math
import sys
from fractions import Fraction

sys.set_int_max_str_digits(0)


def add(a, b):
    huge = 10**5000
    assert len(str(huge)) == 5001 and int(str(huge)) == huge
    assert math.factorial(500) // math.factorial(499) == 500
    with decimal.localcontext() as context:
        context.prec = 60
        third = decimal.Decimal(1) / 3
        assert str(third).count("3") == 60
    assert Fraction(1, 3) * 3 == 1
    return int(Fraction(a) + Fraction(b))
