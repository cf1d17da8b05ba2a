"""From the judge's report and what the warden saw to the result that leaves the container."""

import signal

from .test_run import INTERRUPTED
from .verdict import fold

MAX_TESTS = 2_000
WALL_FACTOR, WALL_EXTRA_SECONDS = 2, 4
_TEXT_LIMITS = {
    "name": 300,
    "title": 300,
    "message": 8_000,
    "expected": 4_000,
    "actual": 4_000,
    "output": 8_000,
}
# Of all tests together, in UTF-16 units, as the contract has it: a frame holds no more than 8 MB.
_MAX_TEXT = 400_000
# What goes first where that is too little.
_DISPENSABLE = (("output",), ("expected", "actual"), ("message", "title"))
# The largest whole number that every JSON reader takes.
_MAX_LINE = (1 << 53) - 1
_OUTCOMES = ("passed", "failed", "error", "not_run")
_FIELDS = {"module": str, "isolation": str, "limits": dict, "code": str, "files": list}
_LIMIT_FIELDS = {"cpuSeconds": (int, float), "memoryMb": int, "outputKb": int}


def wall_seconds(limits):
    """The clock behind the CPU's, for a program that sleeps or waits."""
    return limits["cpuSeconds"] * WALL_FACTOR + WALL_EXTRA_SECONDS


def job_error(job):
    """A sentence on what is wrong with a job frame, or None."""
    if type(job) is not dict:
        return "A job must be an object."
    for name, kind in _FIELDS.items():
        if not isinstance(job.get(name), kind):
            return f"The job's {name} is missing or of the wrong kind."
    for name, kind in _LIMIT_FIELDS.items():
        if not isinstance(job["limits"].get(name), kind) or job["limits"][name] <= 0:
            return f"The job's limit {name} is missing or of the wrong kind."
    for file in job["files"]:
        if not all(isinstance(file.get(name), str) for name in ("path", "source")):
            return "A test file of the job has no path or no source."
    if job["isolation"] not in ("split", "shared"):
        return "The job's isolation is neither split nor shared."
    return None


def result_of(job, report, *, limit, cause=None, status, cpu_ms, memory_kb):
    """A GradingResult. `limit` is what ended the run, `status` the student's wait status. `cause`
    says of a time limit whether the program "waited", or what it gave left the "tests held up";
    None when it computed too long."""
    tests = clean_tests(report.get("tests"))
    failure = report.get("import_failure")
    broken = report.get("broken")
    if failure == "memory":
        limit = limit or "memory_limit"
    verdict = fold(
        tests, limit=limit, import_failure=failure, died=bool(broken) or report.get("died") is True
    )
    sentence = _sentence(verdict, job, cause, status, cpu_ms) if limit or broken else None
    for test in tests:
        if test.get("message") == INTERRUPTED:
            test["message"] = _in_test(verdict, sentence)
        test.pop("memory", None)
    tests = tests[:MAX_TESTS]
    _shorten(tests)
    return {
        "verdict": verdict,
        "isolation": job["isolation"],
        "tests": tests,
        "feedback": clip(report.get("feedback") or sentence, 8_000),
        "line": _line(report.get("line")),
        "cpuMs": max(cpu_ms, 0),
        "wallMs": max(int(report.get("wall_ms") or 0), 0),
        "memoryKb": memory_kb,
    }


def clean_tests(tests):
    """Only what the contract knows, in its bounds. Entries that are none are dropped, and since a
    run without passed tests is never correct, dropping cannot help anyone."""
    cleaned = []
    for test in tests if isinstance(tests, list) else []:
        if (
            not isinstance(test, dict)
            or test.get("outcome") not in _OUTCOMES
            or not test.get("name")
        ):
            continue
        entry = {"name": "", "outcome": test["outcome"]}
        for key, longest in _TEXT_LIMITS.items():
            entry[key] = clip(test.get(key), longest)
        entry["line"] = _line(test.get("line"))
        if test.get("memory") is True:
            entry["memory"] = True
        cleaned.append(entry)
    return cleaned


def shortened(tests):
    """clean_tests() with the texts of all together no longer than the contract has it."""
    cleaned = clean_tests(tests)
    _shorten(cleaned)
    return cleaned


def _line(number):
    return number if type(number) is int and 0 < number <= _MAX_LINE else None


def _shorten(tests):
    """Leaves out texts, from the last test on, until all together are short enough."""
    units = sum(_units(test[key]) for test in tests for key in _TEXT_LIMITS)
    for keys in _DISPENSABLE:
        for test in reversed(tests):
            if units <= _MAX_TEXT:
                return
            for key in keys:
                units -= _units(test[key])
                test[key] = None


def _units(text):
    return len(text.encode("utf-16-le")) // 2 if text else 0


def clip(text, longest):
    """Text that any UTF-8 and JSON reader takes, of at most `longest` UTF-16 units; or None."""
    if not isinstance(text, str):
        return None
    text = text[:longest].encode("utf-8", "replace").decode().replace("\0", "\ufffd")
    units = _units(text)
    while units > longest:
        text = text[: len(text) - (units - longest + 1) // 2 - 1]
        units = _units(text)
    return text


def _in_test(verdict, sentence):
    if verdict == "runtime_error":
        return sentence or "The program ended during this test."
    return f"The program was stopped during this test. {sentence}"


def _sentence(verdict, job, cause, status, cpu_ms):
    limits = job["limits"]
    if verdict == "time_limit":
        return _time_limit(limits, cause, cpu_ms)
    if verdict == "memory_limit":
        return (
            f"The program needed more than the {limits['memoryMb']} MB of memory that it has. "
            "Look for a list or a text that grows without end."
        )
    if verdict == "output_limit":
        return (
            f"The program printed more than {limits['outputKb']} KB. "
            "Look for a print in a loop that never ends."
        )
    return _death(status)


def _time_limit(limits, cause, cpu_ms):
    if cause == "waited":
        return (
            f"The program waited or slept too long: {wall_seconds(limits):g} s went by, in which "
            f"it computed for {max(cpu_ms, 0) / 1000:.1f} s. "
            "Look for sleep(…), for a lock or a thread that it waits for without end, or for "
            "something that it awaits from outside, and leave it out."
        )
    if cause == "tests held up":
        return (
            "The tests did not come to an end with what the program gave them. "
            "Look for a result that has no end, or that is far larger than it should be."
        )
    return (
        f"The program computed longer than the {limits['cpuSeconds']:g} s that it has for all "
        "tests. "
        "Look for a loop that never ends, or for a faster way."
    )


def _death(status):
    number = status & 0x7F
    if number == signal.SIGSEGV:
        return "The program crashed Python itself. Very deep recursion does that."
    if number and number != signal.SIGKILL:
        # Most real-time signals have no name, and an exit code can stand for any.
        name = signal.Signals(number).name if number in set(signal.Signals) else number
        return f"The program was ended by the signal {name}."
    return "The program ended before the tests did. Leave out os._exit() and the like."
