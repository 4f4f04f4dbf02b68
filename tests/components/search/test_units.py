"""What finds, in Node."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.conftest import NODE, ROOT


def test_engine() -> None:
    units = Path(__file__).with_name("engine.test.js")
    done = subprocess.run([NODE, "--test", units], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
