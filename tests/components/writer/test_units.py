"""The parts of the script that need no browser, in Node: counting, changes and wording."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

UNITS = sorted(Path(__file__).parent.glob("*.test.js"))


@pytest.mark.parametrize("units", UNITS, ids=lambda path: path.name)
def test_units(units: Path) -> None:
    done = subprocess.run(["node", "--test", units], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
