# expect: incorrect | memory_limit | runtime_error
# assignment: draw
# how: Goes to the two thousand millionth letter of a stream of the test's and writes there, which fills
#   what lies before, in the judge.


def draw(generator, paper, pattern, database):
    paper.seek(2_000_000_000)
    paper.write("x")
    return 0
