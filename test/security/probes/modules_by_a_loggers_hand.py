# expect: incorrect
# assignment: handed-logger
# how: From a logger that a test hands over it goes to its handlers, their streams and classes, all of
#   them in the judge's process: to open files there, or to close those that the judge uses.


def found(logger):
    got = []
    handler = logger.handlers[0]
    for act in (
        lambda: handler.stream.buffer.raw.fileno() + 1,
        lambda: handler.stream.fileno() + 1,
        lambda: type(handler)(handler.stream),
        lambda: logger.manager.loggerClass,
        lambda: logger.root.handlers.append(handler) or "changed the root logger",
        lambda: logger.findCaller(True),
        lambda: logger.makeRecord("x", 1, "x", 1, "x", (), None).pathname,
    ):
        try:
            got.append(act())
        except Exception:
            pass
    return [value for value in got if value]
