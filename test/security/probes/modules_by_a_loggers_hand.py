# expect: incorrect
# assignment: handed-logger
# how: From a logger that a test hands over it goes to its handlers, their streams and classes, all of
#   them in the judge's process: to open files there, or to close those that the judge uses.


def found(logger):
    got = []
    for act in (
        lambda: logger.handlers[0].stream.buffer.raw.fileno() + 1,
        lambda: logger.handlers[0].stream.fileno() + 1,
        lambda: type(logger.handlers[0])(logger.handlers[0].stream),
        lambda: logger.manager.loggerClass,
        lambda: type(logger).manager.loggerDict,
        lambda: type(logger)("made in the judge's process").name,
        lambda: logger.parent.name,
        lambda: logger.root.handlers.append(logger.handlers[0]) or "changed the root logger",
        lambda: logger.findCaller(True),
        lambda: logger.makeRecord("x", 1, "x", 1, "x", (), None).pathname,
    ):
        try:
            got.append(act())
        except Exception:
            pass
    return [value for value in got if value]
