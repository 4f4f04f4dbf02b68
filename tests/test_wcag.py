"""How each criterion of WCAG is checked, and that the accessibility statement claims no more."""

from __future__ import annotations

import ast
import re
from collections import Counter
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.support.some import some

TABLE: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "data" / "wcag.yml").read_text("utf-8"))
STATEMENT = (ROOT / "docs" / "accessibility.md").read_text("utf-8")
# The numbers of criteria in each guideline of WCAG 2.2, at levels A and AA; 4.1.1 is obsolete.
GUIDELINES = {
    **{"1.1": 1, "1.2": 5, "1.3": 5, "1.4": 9},
    **{"2.1": 3, "2.2": 2, "2.3": 1, "2.4": 8, "2.5": 6},
    **{"3.1": 2, "3.2": 5, "3.3": 6, "4.1": 2},
}
LEVELS = {"A": 31, "AA": 24}
KEYS = {"name", "level", "tests", "by_hand", "falls_short"}


@lru_cache
def functions_in(path: Path) -> set[str]:
    return {node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)}


def unknown(node: str) -> bool:
    """Tell whether there is no test with this id."""
    file, _, name = node.partition("::")
    return not (ROOT / file).is_file() or name not in functions_in(ROOT / file)


def test_every_criterion_has_its_row() -> None:
    numbers = [re.fullmatch(r"(\d\.\d)\.\d{1,2}", number) for number in TABLE]
    assert all(numbers)
    assert Counter(found[1] for found in numbers if found) == GUIDELINES
    assert Counter(row["level"] for row in TABLE.values()) == LEVELS


@pytest.mark.parametrize("number", TABLE)
def test_a_criterion_is_checked_by_tests_that_exist_or_by_hand_on_a_day(number: str) -> None:
    row = TABLE[number]
    assert row.keys() <= KEYS
    assert row["name"]
    assert row.get("tests") or row.get("by_hand")
    assert not [node for node in row.get("tests", ()) if unknown(node)]
    if by_hand := row.get("by_hand"):
        assert by_hand.keys() == {"day", "what", "seen"}
        assert isinstance(by_hand["day"], date)
        assert all(by_hand.values())


def test_a_test_that_does_not_exist_is_found() -> None:
    here = "tests/test_wcag.py"
    assert unknown(f"{here}::test_of_nothing")
    assert unknown("tests/test_nothing.py::test_every_criterion_has_its_row")
    assert not unknown(f"{here}::test_every_criterion_has_its_row")


def test_the_statement_claims_what_the_table_says_and_no_more() -> None:
    by_test = sum(bool(row.get("tests")) for row in TABLE.values())
    said = re.search(r"Of the (\d+) criteria .*?, (\d+) .*? and (\d+) .*? on (\d+ \w+ \d{4})\.", STATEMENT)
    assert said, "the statement says how many criteria there are, and how many are checked in which way"
    assert [int(number) for number in said.groups()[:3]] == [len(TABLE), by_test, len(TABLE) - by_test]
    days = [row["by_hand"]["day"] for row in some([row for row in TABLE.values() if "by_hand" in row])]
    assert said[4] == f"{min(days):%-d %B %Y}", "the day of the oldest check by hand"


def test_the_statement_names_each_criterion_that_is_not_met() -> None:
    short = [number for number, row in TABLE.items() if "falls_short" in row]
    named = re.findall(r"\b(\d\.\d\.\d{1,2})\b", STATEMENT)
    assert sorted(set(named)) == sorted(short)
