# expect: incorrect
# assignment: save
# how: From a file that the test hands over it takes the class of what lies below, and opens the
#   judge's own descriptor to the warden with it, in the judge's process: the report that the verdict is
#   made of is then the program's.
import json

TEST = {"name": "test_save.TestSave.test_save", "outcome": "passed", "title": None, "message": None}
TEST.update(expected=None, actual=None, line=None, output=None)
REPORT = {"tests": [TEST], "import_failure": None, "feedback": None, "line": None, "broken": False}
BODY = json.dumps({"event": "report", "wall_ms": 1, "report": REPORT}).encode()


def save(lines, file):
    raw = file.buffer.raw
    for fd in range(3, 9):
        try:
            pipe = type(raw)(fd, "wb", closefd=False)
            pipe.write(len(BODY).to_bytes(4, "big") + BODY)
        except Exception:
            pass
