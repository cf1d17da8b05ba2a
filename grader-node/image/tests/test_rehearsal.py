"""After the rehearsal nothing of it is left in the fork servers: by all names of all modules."""

import json
import os
import socket
import sys
import types
import unittest

from . import support  # noqa: F401  (makes the package importable)

from gradewire import judge, preload_programs, preload_tests, roles, student  # noqa: F401
from gradewire.rehearsal import rehearse_judge, rehearse_student


class RehearsalTest(unittest.TestCase):
    def test_leaves_nothing_in_either_server(self):
        for_judge, for_student = socket.socketpair()
        judges = _in_a_child(for_student, lambda: rehearse_judge(for_judge))
        students = _in_a_child(for_judge, lambda: rehearse_student(for_student))
        for_judge.close()
        for_student.close()
        self.assertEqual(_told(judges), [])
        self.assertEqual(_told(students), [])


def _in_a_child(not_its, rehearse):
    told, tell = os.pipe()
    if os.fork() == 0:
        try:
            not_its.close()
            os.dup2(os.open(os.devnull, os.O_RDWR), 1)
            before = _everything()
            rehearse()
            after = _everything()
            changed = [key for key in before | after if before.get(key) != after.get(key)]
            os.write(tell, json.dumps(changed).encode())
        except BaseException as error:
            os.write(tell, json.dumps([repr(error)]).encode())
        finally:
            os._exit(0)
    os.close(tell)
    return told


def _told(fd):
    with open(fd) as file:
        text = file.read()
    os.wait()
    return json.loads(text)


def _everything():
    """Each name of each module and class, with the id of its value. What is kept alive keeps its id."""
    modules = {n: m for n, m in sys.modules.items() if type(m) is types.ModuleType}
    kept.append(names := {})
    for module_name, module in modules.items():
        names[module_name] = module
        for name, value in list(vars(module).items()):
            names[f"{module_name}.{name}"] = value
            if isinstance(value, type) and value.__module__ == module_name:
                for member, item in list(vars(value).items()):
                    names[f"{module_name}.{name}.{member}"] = item
    return {
        name: id(value)
        for name, value in names.items()
        if not isinstance(value, _COUNTS) and not name.endswith(_CACHES)
    }


kept = []
_COUNTS = (int, float)
# Caches, which hold nothing of a job's outcome.
_CACHES = ("._abc_impl", ".__warningregistry__", ".__annotations__")


if __name__ == "__main__":
    unittest.main()
