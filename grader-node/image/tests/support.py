"""Lets the tests import the package that lies beside them, whatever directory they are run from."""

import sys
from pathlib import Path

IMAGE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(IMAGE))
