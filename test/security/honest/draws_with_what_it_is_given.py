# expect: correct
# assignment: draw
# how: Draws with the test's generator, writes on its paper, matches and queries with what is its.


def draw(generator, paper, pattern, database):
    number = generator.randint(1, 6)
    paper.write(str(number))
    assert pattern.match("one two.") and pattern.pattern.endswith(".")
    rows = database.execute("select 1 + ?", (1,)).fetchall()
    assert [tuple(row) for row in rows] == [(2,)]
    return number
