"""Every source stands on one page, under an anchor that lasts, with the pages that cite it."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page, expect

from macros.components.source import Kind, check
from macros.components.sources import CONFIDENCE, KINDS
from macros.content.yaml_reader import Text
from macros.handbook import review_dates
from macros.handbook.catalogue import OnPage, sources
from macros.handbook.library import Library
from macros.problems import Where
from tests.conftest import ROOT
from tests.support.handbook import Handbook
from tests.support.some import some


@pytest.fixture(scope="module")
def library() -> Library:
    return Handbook(ROOT).library


@pytest.fixture(scope="module")
def listing(library: Library) -> dict[str, Tag]:
    """The entries of the list, by the id of their source."""
    page = next(page for page in library.pages.values() if any(call.name == "sources" for call in page.calls))
    soup = BeautifulSoup(sources(OnPage(library, page)), "html.parser")
    return {str(entry["id"]).removeprefix("source-"): entry for entry in soup.select("li[id]")}


def test_every_source_is_there_once_with_its_address(library: Library, listing: dict[str, Tag]) -> None:
    assert listing.keys() == library.sources.entries.keys()
    for id, source in some(library.sources.entries.items()):
        addresses = [link["href"] for link in listing[id].select("a") if str(link["href"]).startswith("http")]
        assert addresses == ([source.url] if source.url else [])


def test_every_source_leads_to_the_pages_that_cite_it(library: Library, listing: dict[str, Tag]) -> None:
    resting = review_dates.resting(library)
    for id, entry in some(listing.items()):
        links = [str(link["href"]) for link in entry.select("a") if not str(link["href"]).startswith("http")]
        assert links == [f"../{page.url}" for page in resting[id]]
        assert links, f"{id} is cited nowhere"


def test_every_kind_and_confidence_has_words() -> None:
    assert KINDS.keys() == set(get_args(Kind))
    assert CONFIDENCE.keys() == {"high", "medium", "low"}


def test_a_source_is_secure_or_says_why_it_has_no_address(library: Library) -> None:
    id, source = next((id, source) for id, source in library.sources.entries.items() if source.url)
    at = Where("docs/sources.yml", 1)
    assert not list(check(id, source))
    assert not list(check(id, replace(source, url=None, unlinked=Text("It holds a name.", at))))
    for wrong in (
        replace(source, url=None),
        replace(source, url=Text("http://example.org/", at)),
        replace(source, url=Text("https://", at)),
        replace(source, unlinked=Text("It holds a name.", at)),
    ):
        assert list(check(id, wrong))


def test_the_address_is_printed(page: Page) -> None:
    page.goto("sources/#source-x-edit-posts")
    address = page.locator("#source-x-edit-posts .hb-printonly")
    expect(address).to_be_hidden()
    page.emulate_media(media="print")
    expect(address).to_be_visible()


def test_nothing_of_the_list_is_in_the_search(page: Page) -> None:
    found = page.request.get("search/search_index.json").json()["docs"]
    assert not [entry for entry in found if "#source" in entry["location"]]
