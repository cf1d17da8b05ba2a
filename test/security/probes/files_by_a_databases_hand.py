# expect: incorrect
# assignment: handed-database
# how: A test hands over a database. Its statements run in the judge's process: some of them open
#   files, and one loads a library.


def found(connection):
    got = []
    for act in (
        lambda: connection.execute("attach database '/tmp/by-the-judge' as x") and "attached",
        lambda: connection.execute("vacuum into '/tmp/by-the-judge-too'") and "written",
        lambda: connection.enable_load_extension(True) or "may load",
        lambda: connection.load_extension("libm.so.6") or "loaded",
        lambda: type(connection)("/tmp/by-the-judge-again").execute("create table t (a)"),
        lambda: connection.backup(type(connection)("/tmp/by-the-judge-last")) or "backed up",
    ):
        try:
            got.append(str(act()))
        except Exception:
            pass
    return got
