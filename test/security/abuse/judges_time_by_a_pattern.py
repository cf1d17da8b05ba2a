# expect: incorrect | time_limit | runtime_error
# assignment: draw
# how: Matches a pattern of the test's with a text for which it takes years, in the judge, where no CPU
#   time of the program's is spent.


def draw(generator, paper, pattern, database):
    return pattern.match("a" * 60 + "!")
