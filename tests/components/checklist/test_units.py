"""The parts of the script that need no browser, in Node."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.conftest import ROOT

UNITS = Path(__file__).with_name("units.test.js")


def test_units() -> None:
    done = subprocess.run(["node", "--test", UNITS], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
