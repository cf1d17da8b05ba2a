"""From what was seen of a run to its verdict. Pure: what decides is in the arguments.

The default is failure. `correct` needs every collected test to have passed, but for those that the
instructor's own decorators skip, and at least one to have passed.
"""

LIMITS = ("output_limit", "memory_limit", "time_limit")


def fold(tests, *, limit=None, import_failure=None, died=False):
    """The verdict. `limit` is the one that ended the run (or None), `import_failure` is None,
    "syntax" or "exception", `died` whether the program ended before its tests did."""
    if limit is not None:
        if limit not in LIMITS:
            raise ValueError(f"no limit is called {limit}")
        return limit
    if import_failure == "syntax":
        return "syntax_error"
    if import_failure is not None or died:
        return "runtime_error"
    if any(test.get("memory") is True for test in tests):
        return "memory_limit"
    outcomes = [test["outcome"] for test in tests]
    skipped = sum(1 for test in tests if is_skipped(test))
    passed = outcomes.count("passed")
    if passed > 0 and passed + skipped == len(outcomes):
        return "correct"
    return "incorrect"


def is_skipped(test):
    """Left out by the test file itself, and so no fault of the program."""
    message = test.get("message")
    return (
        test["outcome"] == "not_run"
        and isinstance(message, str)
        and message.startswith("Skipped: ")
    )
