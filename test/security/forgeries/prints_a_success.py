# expect: runtime_error
# assignment: add
# how: Prints what a successful run prints, writes the reports that tools look for, and leaves with
#   status 0.
import os
import sys

XML = '<testsuite tests="3" failures="0" errors="0"><testcase name="test_small"/></testsuite>'
for name in ("report.xml", "results.json", "junit.xml", "test-reports.xml", "results.xml"):
    with open(name, "w") as file:
        file.write(XML)
print("test_small (test_add.TestAdd) ... ok\n\nRan 3 tests in 0.001s\n\nOK", flush=True)
print("...\nRan 3 tests in 0.001s\n\nOK", file=sys.stderr, flush=True)
os._exit(0)
