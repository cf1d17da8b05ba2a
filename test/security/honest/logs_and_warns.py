# expect: correct
# assignment: add
# how: Sets up logging, warns, shows tracebacks of errors that it handles, and traces itself.
import logging
import sys
import traceback
import warnings

logging.basicConfig(level=logging.DEBUG, format="%(levelname)s %(message)s", stream=sys.stdout)
log = logging.getLogger(__name__)
warnings.simplefilter("always")


def add(a, b):
    log.info("adding %s", a)
    warnings.warn("this is old", DeprecationWarning, stacklevel=2)
    try:
        return a / 0
    except ZeroDivisionError:
        traceback.print_exc()
        log.exception("of course")
    lines = []
    sys.settrace(lambda frame, event, argument: lines.append(event))
    total = a + b
    sys.settrace(None)
    return total
