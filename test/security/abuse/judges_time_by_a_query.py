# expect: incorrect | time_limit | runtime_error
# assignment: draw
# how: Has a database of the test's count without end.

COUNT = "with recursive n(x) as (select 1 union all select x + 1 from n) select sum(x) from n"


def draw(generator, paper, pattern, database):
    return database.execute(COUNT).fetchone()[0]
