"""Lets the tests import the package that lies beside them, whatever directory they are run from."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
