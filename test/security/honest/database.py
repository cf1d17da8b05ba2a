# expect: correct
# assignment: add
# how: A database in memory and one in a file of its own.
import sqlite3


def add(a, b):
    for place in (":memory:", "numbers.db"):
        with sqlite3.connect(place) as database:
            database.execute("create table if not exists numbers (value text)")
            database.executemany("insert into numbers values (?)", [(str(a),), (str(b),)])
            rows = database.execute("select value from numbers order by rowid desc limit 2")
            total = sum(int(row[0]) for row in rows)
        database.close()
    return total
