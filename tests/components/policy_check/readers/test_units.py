"""Reading documents, and correcting them, in Node."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import run_node_tests


@pytest.mark.parametrize("file", sorted(Path(__file__).parent.glob("*.test.js")), ids=lambda file: file.name)
def test_units(file: Path) -> None:
    run_node_tests(file)
