"""The parts of the script that need no browser, in Node: counting, changes and wording."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import run_node_tests

UNITS = sorted(Path(__file__).parent.glob("*.test.js"))


@pytest.mark.parametrize("units", UNITS, ids=lambda path: path.name)
def test_units(units: Path) -> None:
    run_node_tests(units)
