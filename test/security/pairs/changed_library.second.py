# expect: incorrect
# assignment: found
# how: Looks for the changes of the program before it in modules, built-ins, environment and on disk.
# needs: processes
import builtins
import json
import os
import sys
import unittest


def found():
    got = [thing for thing in (builtins, sys, os, json, unittest.TestCase) if hasattr(thing, "left")]
    try:
        import left

        got.append(left)
    except ImportError:
        pass
    return got or os.environ.get("LEFT")
