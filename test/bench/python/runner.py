"""Runs one job in this process, tests and program together, and answers one JSON verdict.

The job (`module`, `code`, `test_module`, `tests`) comes on standard input and the verdict goes to
standard output, or both are the files named as arguments.
"""

import io
import json
import sys
import types
import unittest


def load(name, source):
    module = types.ModuleType(name)
    sys.modules[name] = module
    exec(compile(source, f"{name}.py", "exec"), module.__dict__)
    return module


def run_job(job):
    load(job["module"], job["code"])
    tests = load(job["test_module"], job["tests"])
    suite = unittest.defaultTestLoader.loadTestsFromModule(tests)
    result = unittest.TextTestRunner(stream=io.StringIO(), verbosity=0).run(suite)
    failures = [
        {"name": test.id(), "message": trace} for test, trace in result.failures + result.errors
    ]
    return {
        "verdict": "correct" if result.wasSuccessful() else "incorrect",
        "tests": result.testsRun,
        "failures": failures,
    }


def main(arguments):
    if not arguments:
        json.dump(run_job(json.load(sys.stdin)), sys.stdout)
        return
    job_file, result_file = arguments
    with open(job_file, encoding="utf-8") as file:
        job = json.load(file)
    result = run_job(job)
    with open(result_file, "w", encoding="utf-8") as file:
        json.dump(result, file)


if __name__ == "__main__":
    main(sys.argv[1:])
