# expect: incorrect
# assignment: root
# how: Passes the first test, and ends the second with exceptions that mean an orderly end to
#   somebody: GeneratorExit, with SystemExit and StopIteration behind it.


def root(number):
    if number < 0:
        try:
            raise SystemExit(0) from StopIteration()
        except SystemExit as error:
            raise GeneratorExit from error
    return 3
