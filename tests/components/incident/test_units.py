"""The parts that need no browser: of the script, in Node, and of the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.components.incident import check
from tests.components.incident.conftest import duty
from tests.conftest import run_node_tests


@pytest.mark.parametrize("hours", ["soon", "7.5", "-1", "²"])
def test_hours_are_a_number(hours: str) -> None:
    (problem,) = check("breach-clock", duty("Breach", hours))
    assert hours in problem.what


def test_a_duty_may_have_no_hours() -> None:
    assert [*check("foia-s77", duty("Requests")), *check("breach-clock", duty("Breach", "72"))] == []


def test_units() -> None:
    run_node_tests(*sorted(Path(__file__).parent.glob("*.test.js")))
