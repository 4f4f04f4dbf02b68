"""What finds, in Node."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import run_node_tests


def test_engine() -> None:
    run_node_tests(Path(__file__).with_name("engine.test.js"))
