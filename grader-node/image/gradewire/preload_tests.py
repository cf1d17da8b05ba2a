"""What test files import, as preload_programs.py for programs. A test that patches something needs
unittest.mock, which takes longer to import than most jobs take as a whole."""

import unittest.async_case
import unittest.mock  # noqa: F401

from . import preload_programs  # noqa: F401
