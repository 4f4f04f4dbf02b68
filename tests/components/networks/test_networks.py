"""Every fact about a network stands beside what bears it out, and what nobody has confirmed is never printed."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page, expect

from macros import review
from macros.components.networks import UNKNOWN, VIEWS, WAYS, Fact, cited, seen, text
from macros.library import Library
from macros.located import Text
from macros.page_macros import OnPage, networks
from macros.problems import Where
from tests.conftest import ROOT
from tests.handbook import Handbook

AT = Where("docs/networks.yml", 1)
TABLES = [view for view in VIEWS if view != "ways"]


@pytest.fixture
def library() -> Library:
    return Handbook(ROOT).library


def table(library: Library, view: str) -> Tag:
    place = OnPage(library, next(iter(library.pages.values())))
    found = BeautifulSoup(networks(place, view), "html.parser").table
    assert found
    return found


@pytest.mark.parametrize("view", TABLES)
def test_every_cell_names_a_source_or_says_that_there_is_none(library: Library, view: str) -> None:
    rows = table(library, view).select("tbody tr")
    assert len(rows) == len(library.networks.entries)
    for row, network in zip(rows, library.networks.entries.values(), strict=True):
        name, *cells, age = row.select("td")
        assert name.get_text()
        for cell, part in zip(cells, VIEWS[view], strict=True):
            facts = getattr(network, part)
            assert len(cell.select(".hb-src")) == sum(len(fact.sources) for fact in facts)
            assert (cell.get_text() == UNKNOWN) is (not facts)
        assert bool(re.search(r"\d{4}$", age.get_text())) is bool(cited(network, view))


def test_a_weak_source_is_called_so_in_every_cell(library: Library) -> None:
    shelf = library.sources.entries
    shelf |= {id: replace(source, confidence="low") for id, source in shelf.items()}
    marks = table(library, "correct").select(".hb-src")
    assert marks
    assert all(mark.get_text().endswith(", not confirmed)") for mark in marks)


def test_every_network_stands_below_one_way(library: Library) -> None:
    ways = table(library, "ways")
    names = [str(name.get_text()) for name in ways.select("li > strong")]
    assert sorted(names) == sorted(network.name for network in library.networks.entries.values())
    assert len(ways.select("tbody tr")) == len({network.way for network in library.networks.entries.values()})
    assert len(WAYS) >= len(ways.select("tbody tr"))


def test_a_limit_is_the_number_that_its_source_gives(library: Library) -> None:
    """The writer counts with one, and the reader sees the other."""
    for id, network in library.networks.entries.items():
        if network.limit:
            assert network.limit in "".join(network.length[0].text.split(",")), id


def test_how_old_facts_are_is_that_of_their_sources(library: Library) -> None:
    sources = library.sources.entries
    one = next(iter(sources.values()))
    known = {
        "a": replace(one, date=Text("2026-07-02", AT), checked=Text("2026-11-23", AT)),
        "b": replace(one, date=Text("undated", AT), checked=Text("2026-11-22", AT)),
        "c": replace(one, date=Text("2026-07-30", AT), checked=Text("2026-11-22", AT)),
    }
    assert seen(["a", "b", "c"], known) == (["2026-07", "undated"], "2026-11-22", "2026-11-23")
    assert seen([], known) is None


def test_the_register_knows_a_fact_but_not_its_age(library: Library) -> None:
    entries = library.networks.entries
    before = {view: text(entries, view) for view in VIEWS}
    for id, source in library.sources.entries.items():
        library.sources.entries[id] = replace(source, checked=Text("2027-01-01", AT))
    assert {view: text(entries, view) for view in VIEWS} == before
    fact = Fact(AT, Text("Never", AT), (Text("x-edit-posts", AT),))
    entries["x"] = replace(entries["x"], edit=(fact,))
    assert [view for view in VIEWS if text(entries, view) != before[view]] == ["correct", "ways"]
    assert "Never [x-edit-posts]" in text(entries, "correct")


def test_a_page_with_a_table_cites_what_stands_in_it(library: Library) -> None:
    """So that an overdue fact is told at the top of that page, and the sources say where they are cited."""
    page = next(page for page in library.pages.values() if any(call.args == ("ways",) for call in page.calls))
    named = set(review.cited(library, page))
    assert named >= {id for network in library.networks.entries.values() for id in cited(network, "ways")}


def test_a_row_is_read_downwards_on_a_phone_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page: Page = context.new_page()
    page.goto(f"{address}/part-1-choosing-networks/")
    row = page.locator('td[data-column="Old words stay public"]').first.locator("..")
    tops = [cell.bounding_box() for cell in row.locator("td").all()]
    assert all(above and below and above["y"] < below["y"] for above, below in pairwise(tops))
    expect(row.locator("a.hb-src").first).to_be_visible()
    context.close()
