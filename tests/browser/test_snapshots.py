"""What is written down of a page is all that a script may leave out of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.snapshots import FOLDER, Snapshots
from tests.conftest import ROOT

SERVED = "<p id=served>Served</p>"
MADE = '<div class="box"><label for=in>Name</label> <input id=in value=x> <p role=status>Said</p></div>'


@pytest.fixture
def taken(browser: Browser) -> Snapshots:
    page = browser.new_page()
    page.set_content(SERVED)
    return Snapshots(page, SERVED)


@pytest.mark.parametrize("part", ["box", "Name", "in", "x", "status", "Said", "label"])
def test_whatever_is_left_out_is_seen(taken: Snapshots, part: str) -> None:
    for html in (MADE, MADE.replace(part, "" if part != "label" else "b")):
        taken.page.set_content(SERVED + html)
        taken.take("made")
        taken.before, taken.told_before = taken.outline(SERVED), set()
    whole, mistaken = taken.parts
    assert whole != mistaken


def test_what_somebody_types_and_where_they_are_is_seen(taken: Snapshots) -> None:
    taken.page.set_content(SERVED + MADE)
    taken.take("made")
    taken.page.locator("input").fill("y")
    taken.take("typed")
    assert '[value=x][focus][now="y"]' in taken.parts[1]


def test_what_was_told_once_is_not_told_again(taken: Snapshots) -> None:
    for html in (SERVED + MADE, SERVED, SERVED + MADE):
        taken.page.set_content(html)
        taken.take("step")
    made, gone, again = taken.parts
    assert '"Said"' in made
    assert "-  div.box (3 more)" in gone
    assert "+  div.box (3 more)" in again


def test_an_id_that_is_another_each_time_has_one_name(taken: Snapshots) -> None:
    taken.page.set_content(f"{SERVED}<b id=mk2j3h4g9zz5a6b></b><i aria-describedby=mk2j3h4g9zz5a6b></i>")
    taken.take("made")
    assert taken.parts[0].count("=id-1]") == 2


def test_every_snapshot_is_of_a_test() -> None:
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_snapshots.py"))
    assert {path.stem for path in FOLDER.glob("*.txt") if f'.verify("{path.stem}")' not in tests} == set()
