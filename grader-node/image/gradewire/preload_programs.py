"""What programs import, imported once, before any job, so that no job pays for it. The one list.

Each module costs every job a few pages of memory to share, and must be free of threads, open files
and state that a later job could see.
"""

import sys

# Where there is no network nobody encrypts: asyncio does without the library for it, which would be
# the largest of all.
sys.modules["ssl"] = None
import asyncio  # noqa: E402, F401

del sys.modules["ssl"]

import collections.abc  # noqa: F401
import csv  # noqa: F401
import dataclasses  # noqa: F401
import datetime  # noqa: F401
import decimal  # noqa: F401
import fractions  # noqa: F401
import heapq  # noqa: F401
import json  # noqa: F401
import logging  # noqa: F401
import math  # noqa: F401
import random  # noqa: F401
import statistics  # noqa: F401
import string  # noqa: F401
import typing  # noqa: F401

# What a job would otherwise import when it first parses a date or shows a traceback.
import _strptime  # noqa: F401
import linecache  # noqa: F401
import traceback  # noqa: F401
import zoneinfo  # noqa: F401
