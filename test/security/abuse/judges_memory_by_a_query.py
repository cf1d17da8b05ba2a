# expect: incorrect | memory_limit | runtime_error
# assignment: draw
# how: Queries a database of the test's for a value of 900 MB.


def draw(generator, paper, pattern, database):
    return len(database.execute("select randomblob(900000000)").fetchone()[0])
