"""Every fact about a network stands beside what bears it out, and what nobody has confirmed is never printed."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from string import ascii_lowercase

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page, expect

from macros.components.networks import COLUMNS, UNKNOWN, VIEWS, WAYS, Fact, Network, between, check, cited, seen, text
from macros.components.source import Source
from macros.content.typography import curl
from macros.content.yaml_reader import Text
from macros.handbook import review_dates
from macros.handbook.catalogue import COMPONENTS, MACROS
from macros.handbook.library import Library
from macros.handbook.place import OnPage
from macros.problems import Where
from tests.conftest import ROOT
from tests.support.handbook import Handbook, real
from tests.support.real_pages import part_with
from tests.support.some import some

AT = Where("docs/networks.yml", 1)
TABLES = [view for view in VIEWS if view != "ways"]


@pytest.fixture
def library() -> Library:
    return real().library


def table(library: Library, view: str) -> Tag:
    place = OnPage(library, next(iter(library.pages.values())))
    found = BeautifulSoup(MACROS["networks"].render(place, view), "html.parser").table
    assert found
    return found


def values(table: Tag) -> list[Tag]:
    """Return the rows of values; below each that has sources stands a row that names them."""
    return table.select("tbody tr:not(:has([colspan]))")


@pytest.mark.parametrize("view", TABLES)
def test_every_value_names_a_source_or_says_that_there_is_none(library: Library, view: str) -> None:
    rows = values(table(library, view))
    for row, network in some(zip(rows, library.all(Network).values(), strict=True)):
        name, *cells = row.select("td")
        assert name.get_text()
        ids = cited(network, view)
        for cell, part in some(zip(cells, VIEWS[view], strict=True)):
            facts = getattr(network, part)
            ties = re.findall(r"source ([a-z])", cell.get_text())
            assert [ids[ascii_lowercase.index(tie)] for tie in ties] == [id for fact in facts for id in fact.sources]
            vain = [fact.looked_for for fact in facts if fact.looked_for]
            assert cell.get_text().startswith(UNKNOWN) is bool(vain)
            assert all(curl(looked_for) in cell.get_text() for looked_for in vain)
        below = row.find_next_sibling("tr")
        assert bool(below and below.select("[colspan]")) is bool(ids)
        if below and ids:
            known = [library.all(Source)[id] for id in ids]
            assert [link.get("href") for link in below.select(".hb-src")] == [source.url for source in known]
            assert re.findall(r"\(([a-z])\)", below.get_text()) == list(ascii_lowercase[: len(ids)])
            assert below.get_text().count("undated") == sum(source.date == "undated" for source in known)
            assert re.search(r"\d{4}\.$", below.get_text())


def test_a_weak_source_is_called_so_where_the_value_stands() -> None:
    library = Handbook(ROOT).library
    sources = library.of(Source).entries
    sources |= {id: replace(source, read="weak") for id, source in sources.items()}
    found = table(library, "correct")
    marks = found.select(".hb-src")
    assert marks
    assert all(mark.get_text().endswith(", not confirmed") for mark in marks)
    cells = [cell for row in values(found) for cell in row.select("td + td")]
    known = [cell for cell in cells if not cell.get_text().startswith(UNKNOWN)]
    for cell in some(known):
        assert cell.get_text().count("not confirmed") == cell.get_text().count("source ")


def test_every_network_stands_below_one_way(library: Library) -> None:
    ways = table(library, "ways")
    names = [str(name.get_text()) for name in ways.select("li > strong")]
    assert sorted(names) == sorted(network.name for network in library.all(Network).values())
    assert len(ways.select("tbody tr")) == len({network.way for network in library.all(Network).values()})
    assert len(WAYS) >= len(ways.select("tbody tr"))


def test_a_limit_is_the_number_that_its_source_gives(library: Library) -> None:
    """The writer counts with one, and the reader sees the other."""
    for network in some(network for network in library.all(Network).values() if network.limit):
        assert str(network.limit) in str(network.length[0].text).replace(",", ""), network.name


def test_half_a_fact_is_refused(library: Library) -> None:
    id, network = next(iter(library.all(Network).items()))
    assert not list(check(id, network))
    known, source, vain = Text("Yes", AT), (Text("a-source", AT),), Text("its help", AT)
    assert not list(check(id, replace(network, pin=(Fact(AT, looked_for=vain),))))
    for half in (Fact(AT, known), Fact(AT, None, source), Fact(AT, known, source, vain), Fact(AT, None, source, vain)):
        assert len(list(check(id, replace(network, pin=(half,))))) == 1


@pytest.mark.original
def test_few_cells_are_not_confirmed(library: Library) -> None:
    cells = [getattr(network, column) for network in library.all(Network).values() for column in COLUMNS]
    assert all(cells), "a cell says neither what is known nor what was looked for"
    vain = [fact for facts in cells for fact in facts if fact.looked_for]
    assert len(vain) <= len(cells) / 10


def test_facts_were_checked_when_their_sources_were(library: Library) -> None:
    sources = library.all(Source)
    one = next(iter(sources.values()))
    days = {"a": "2026-11-23", "b": "2026-11-22", "c": "2026-11-22"}
    known = {id: replace(one, checked=Text(day, AT)) for id, day in days.items()}
    assert seen(["a", "b", "c"], known) == ("2026-11-22", "2026-11-23")
    assert seen([], known) is None


def test_the_register_knows_a_fact_but_not_its_age() -> None:
    library = Handbook(ROOT).library
    entries, sources = library.of(Network).entries, library.of(Source).entries
    before = {view: text(entries, view) for view in VIEWS}
    sources |= {id: replace(source, checked=Text("2027-01-01", AT)) for id, source in sources.items()}
    assert {view: text(entries, view) for view in VIEWS} == before
    id = next(iter(entries))
    fact = Fact(AT, Text("Never", AT), (Text("a-source", AT),))
    entries[id] = replace(entries[id], edit=(fact,))
    assert [view for view in VIEWS if text(entries, view) != before[view]] == ["correct", "ways"]
    assert "Never [a-source]" in text(entries, "correct")


def test_a_page_with_a_table_cites_what_stands_in_it(library: Library) -> None:
    """So that an overdue fact is told at the top of that page, and the sources say where they are cited."""
    pages = [page for page in library.pages.values() if any(call.args == ("ways",) for call in page.calls)]
    if not pages:
        pytest.skip("this copy has left out the table")
    named = set(review_dates.cited(library, pages[0]))
    assert named >= {id for network in library.all(Network).values() for id in cited(network, "ways")}


def test_a_row_is_read_downwards_on_a_phone_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page: Page = context.new_page()
    page.goto(f"{address}/{part_with('networks')}")
    row = page.locator("tr:has(> td[data-column])").first
    cells = [*row.locator("td").all(), *row.locator("+ tr > td:only-child").all()]
    tops = [cell.bounding_box() for cell in some(cells)]
    assert all(above and below and above["y"] < below["y"] for above, below in pairwise(tops))
    expect(page.locator("tr a.hb-src").first).to_be_visible()
    context.close()


def test_no_two_have_the_same_name() -> None:
    library = Library(COMPONENTS)
    library.of(Network).entries |= {"one": named("Twitter"), "other": named("X", "twitter")}
    (problem,) = between(library)
    assert problem.what == '"twitter" is already the name of a network, on line 1.'


def named(name: str, *called: str) -> Network:
    return Network(AT, name=Text(name, AT), way="edit", called=tuple(Text(each, AT) for each in called))
