"""The register: which rows there are, what they say, and the same as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from macros.components.register import RegisterRow, as_csv
from macros.content.yaml_reader import Text
from macros.handbook import change_history, register_seal
from tests.support.changed_handbook import NEW, handbook, live, version
from tests.support.handbook import Handbook, invalid
from tests.support.some import some

SITE = "https://host.example/some/path/"
LATER = "2026-11-21"
MINOR = version(NEW, "minor", "Plainer words.")
BEFORE = ["Title", "Id", "Permanent address", "Page", "First published", "Last changed", "Kind of last change"]
BEFORE += ["Status", "Withdrawn"]
KINDS = ["Last major change", "Last minor change", "Last change of a source"]


@pytest.fixture
def small(tmp_path: Path) -> Handbook:
    return handbook(tmp_path, "{{ register() }}")


def soup(handbook: Handbook) -> BeautifulSoup:
    html = handbook.html("a.md")
    assert not invalid(html)
    return BeautifulSoup(html, "html.parser")


def told(tag: Tag) -> str:
    return tag.get_text(" ", strip=True)


def test_what_is_not_published_yet_is_listed_without_a_filter(small: Handbook) -> None:
    page = soup(small)
    rows = page.select("tr[data-is]")
    assert [str(row["data-is"]).split() for row in rows] == [["unpublished"]] * 5
    assert all("Not published yet" in told(row) for row in rows)
    assert not page.select("fieldset")


def test_a_later_change_hides_none_of_another_kind(small: Handbook) -> None:
    live(small.library)
    source = version(LATER, "source", "The Act was read again.")
    kept = small.library.registers["own-up"]
    small.library.registers["own-up"] = replace(kept, versions=(*kept.versions, MINOR, source))
    row = next(row for row in change_history.rows(small.library) if row.id == "own-up")
    assert row.newest == {"major": NEW, "minor": NEW, "source": LATER}
    page = soup(small)
    found = page.select_one("tr:has(a[href='../s/own-up/'])")
    assert found
    said = "change of a source on 21 November 2026, major change on 20 November 2026, minor change on 20 November 2026"
    assert said in told(found).replace("\xa0", " ")
    assert str(found["data-is"]).split() == ["current", "major", "minor", "source"]


def test_a_copy_tells_whose_words_each_section_has(small: Handbook) -> None:
    live(small.library)
    assert not soup(small).select("input[value=ours]")
    small.library.original = {"own-up": small.library.registers["own-up"]}
    kept = small.library.registers["own-up"]
    newest = replace(kept.newest, original=Text(kept.names[-1], kept.newest.where))
    small.library.registers["own-up"] = replace(kept, versions=(*kept.versions[:-1], newest))
    whose = {row.id: row.words for row in change_history.rows(small.library) if row.status == "current"}
    assert whose.pop("own-up") == "theirs"
    assert {*whose.values()} == {"ours"}
    page = soup(small)
    rows = [row for row in page.select("tr[data-is]") if "in words of our own" in told(row)]
    assert len(some(rows)) == len(page.select("tr[data-is~=ours]")) == len(whose)
    assert page.select("input[value=theirs]")


def test_the_newest_change_of_each_kind_has_a_column_after_those_of_before(small: Handbook) -> None:
    live(small.library)
    kept = small.library.registers["own-up"]
    small.library.registers["own-up"] = replace(kept, versions=(*kept.versions, MINOR))
    table = csv.DictReader(io.StringIO(as_csv(change_history.rows(small.library), SITE)))
    assert list(table.fieldnames or ()) == [*BEFORE, *KINDS, "What it is"]
    row = next(row for row in table if row["Id"] == "own-up")
    assert [row[name] for name in ("Last changed", "Kind of last change", *KINDS)] == [NEW, "minor", NEW, NEW, ""]


def test_each_row_leads_to_its_permanent_address_and_shows_it(small: Handbook) -> None:
    live(small.library)
    page = soup(small)
    for row in some(change_history.rows(small.library)):
        link = page.select_one(f"tr[data-is] a[href='../s/{row.id}/']")
        assert link
        assert link.parent
        assert f"s/{row.id}/" in told(link.parent)


def test_there_is_a_choice_for_what_there_is(small: Handbook) -> None:
    live(small.library)
    page = soup(small)
    values = {str(radio["value"]) for radio in page.select("input[type=radio]")} - {"all"}
    words = {word for row in page.select("tr[data-is]") for word in str(row["data-is"]).split()}
    assert values == words


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", '=HYPERLINK("x")'])
def test_no_cell_is_a_formula(title: str) -> None:
    cells = next(csv.reader([as_csv([RegisterRow("a", title, title)], SITE).splitlines()[1]]))
    assert cells[0] == cells[3] == f"'{title}"


@pytest.mark.parametrize("title", ['Say "sorry", then', "One, two", "It’s so", "A = B", "<b> & c"])
def test_what_is_copied_is_what_stands_in_the_file(small: Handbook, title: str) -> None:
    live(small.library)
    section = small.library.sections["own-up"]
    small.library.sections["own-up"] = section.__class__(section.id, title, section.level, section.page)
    copied = soup(small).select_one("#register-csv")
    assert copied
    assert copied.get_text().split("\n") == as_csv(change_history.rows(small.library), "").split("\r\n")


def test_the_seal_stands_below_the_table(small: Handbook) -> None:
    page = soup(small)
    link = page.select_one('a[href="../seals.txt"]')
    assert link
    assert link.parent
    assert register_seal.seal(small.library) in told(link.parent)
