"""The parts of the script that need no browser, in Node."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import run_node_tests


def test_units() -> None:
    run_node_tests(*sorted(Path(__file__).parent.glob("*.test.js")))
