"""Every source stands on one page, under an anchor that lasts, with the pages that cite it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page, expect

from macros.components.source import CONFIDENCE, CONFIDENT, KINDS, READ, Confidence, Kind, Read, Source, at_odds, check
from macros.components.source.addresses import AUTHORITIES, is_authority, unfit
from macros.content.schema import named
from macros.content.yaml_reader import Text
from macros.handbook import organisation, review_dates
from macros.handbook.catalogue import MACROS
from macros.handbook.library import Library
from macros.handbook.place import OnPage
from macros.problems import Where
from tests.support import search_index
from tests.support.handbook import REVIEW, handbook_of, real
from tests.support.some import some


@pytest.fixture(scope="module")
def library() -> Library:
    return real().library


@pytest.fixture(scope="module")
def listing(library: Library) -> dict[str, Tag]:
    """The entries of the list, by the id of their source."""
    page = next(page for page in library.pages.values() if any(call.name == "sources" for call in page.calls))
    soup = BeautifulSoup(MACROS["sources"].render(OnPage(library, page)), "html.parser")
    return {str(entry["id"]).removeprefix("source-"): entry for entry in soup.select("li[id]")}


def test_every_source_is_there_once_with_its_address(library: Library, listing: dict[str, Tag]) -> None:
    assert listing.keys() == library.all(Source).keys()
    for id, source in some(library.all(Source).items()):
        addresses = [link["href"] for link in listing[id].select("a") if str(link["href"]).startswith("http")]
        assert addresses == ([source.url] if source.url else [])


def test_every_source_leads_to_the_pages_that_cite_it(library: Library, listing: dict[str, Tag]) -> None:
    resting = review_dates.resting(library)
    in_data = {str(id) for entry in library.entries for type, id in named(entry) if type == "sources"}
    for id, entry in some(listing.items()):
        links = [str(link["href"]) for link in entry.select("a") if not str(link["href"]).startswith("http")]
        assert links == [f"../{page.url}" for page in resting[id]]
        assert links or (library.organisation and id in in_data), f"{id} is cited nowhere"


def test_every_kind_and_confidence_has_words() -> None:
    assert KINDS.keys() == set(get_args(Kind))
    assert CONFIDENT.keys() == set(get_args(Confidence)) == set(CONFIDENCE.values())
    assert READ.keys() == CONFIDENCE.keys() == set(get_args(Read))


def test_how_sure_we_are_follows_from_how_it_was_read(library: Library, listing: dict[str, Tag]) -> None:
    for id, source in some(library.all(Source).items()):
        assert (source.confidence == "high") is (source.read == "original")
        assert f"Confidence: {CONFIDENT[source.confidence].lower()}, because" in listing[id].get_text()
        assert source.read == "original" or not READ[source.read].startswith("we read the text itself")


@pytest.mark.parametrize("kind", AUTHORITIES)
def test_only_whoever_decides_is_an_original(library: Library, kind: Kind) -> None:
    at = Where("docs/sources.yml", 1)
    source = next(source for source in library.all(Source).values() if source.kind == kind)
    own = {
        "law": "https://www.legislation.gov.uk/ukpga/1981/49/section/2",
        "statistic": "https://www.ons.gov.uk/methodology",
        "network": "https://support.google.com/youtube/answer/1",
    }[kind]
    assert is_authority(kind, own)
    assert not list(check("one", replace(source, read="original", url=Text(own, at), unlinked=None)))
    for other in ("https://www.solicitors.example/law", "https://www.legislation.gov.uk.example.org/ukpga"):
        written = replace(source, read="original", url=Text(other, at), unlinked=None)
        assert ["is no original" in problem.what for problem in check("one", written)] == [True]
        assert not list(check("one", replace(written, read="account")))


@pytest.mark.parametrize(
    "address",
    [
        "https://www.anytown.example/alerts/{MESSAGE-SETTINGS}",
        "https://www.anytown.example/alerts/%7BMESSAGE-SETTINGS%7D",
        "https://staging.anytown.example/page",
        "https://stagingpolly.anytown.example/page",
        "https://www-uat.anytown.example/page",
        "https://test.anytown.example/page",
        "https://anytown.azurewebsites.net/page",
        "https://pdfslide.net/documents/one.html",
        "https://www.scribd.com/doc/1/one",
        "https://anytown.typepad.com/home/one.html",
        "https://www.out-law.com/page-1",
    ],
)
def test_an_address_that_a_reader_could_not_rely_on_is_refused(library: Library, address: str) -> None:
    source = next(source for source in library.all(Source).values() if source.kind == "guidance" and source.url)
    written = replace(source, url=Text(address, Where("docs/sources.yml", 1)), unlinked=None)
    assert [unfit(address) in problem.what for problem in check("one", written)] == [True]


@pytest.mark.parametrize(
    "said",
    [
        "The abstract was read.",
        "The text as enacted was read.",
        "Schedule 2 itself was not read.",
        "Read on a copy.",
        "Its end was not seen.",
        "The words were read in copies.",
    ],
)
def test_what_was_read_in_part_or_on_a_copy_is_no_original(library: Library, said: str) -> None:
    source = next(source for source in library.all(Source).values() if source.read == "original")
    partly = replace(source, says=Text(f"It asks for a note. {said}", Where("docs/sources.yml", 1)))
    assert ["is no original" in problem.what for problem in check("one", partly)] == [True]
    assert not list(check("one", replace(partly, read="copy")))


def test_the_same_source_is_as_sure_in_one_place_as_in_another(library: Library) -> None:
    at = Where("docs/sources.yml", 1)
    one = next(source for source in library.all(Source).values() if source.read == "account" and source.url)
    elsewhere = Text("https://www.anytown.example/elsewhere", at)
    assert not list(at_odds({"one": one, "two": replace(one, url=elsewhere)}))
    assert len(list(at_odds({"one": one, "two": replace(one, url=elsewhere, read="weak")}))) == 1
    assert len(list(at_odds({"one": one, "two": replace(one, publisher=Text("Somebody", at), read="copy")}))) == 1
    assert not list(at_odds(library.all(Source)))


def test_a_source_is_secure_or_says_why_it_has_no_address(library: Library) -> None:
    id, source = next((id, source) for id, source in library.all(Source).items() if source.url)
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


def test_nothing_of_the_list_is_in_the_search(site: Path) -> None:
    found = search_index.texts(site)
    assert "sources/" in found
    assert not [address for address in found if "#source" in address]


ACT = """\
an-act:
  cite: An Act
  title: A title
  publisher: Somebody
  kind: law
  date: undated
  checked: "2026-01-01"
  says: It is so.
  read: account
  nations: [england, wales]
  url: https://example.org/
"""
CITED = """\
---
title: A page
id: home
description: Of x.
{review}---

{{{{ source("an-act") }}}}

{{{{ clause("ours") }}}}

{{{{ sources() }}}}

## First { #first }
"""
CLAUSE = "clauses:\n  ours:\n    title: Ours\n    text: Words.\n    sections: [first]\n    sources: [an-act]\n"


@pytest.mark.parametrize(
    ("own", "times"), [("", 0), ("nation: wales\n", 0), ("nation: scotland\n", 3), ("nation: [wales, scotland]\n", 3)]
)
def test_a_copy_marks_what_does_not_apply_wherever_it_is_cited(tmp_path: Path, own: str, times: int) -> None:
    page = CITED.replace("{ #", "{{ #").replace("first }", "first }}").format(review=REVIEW)
    files = {"index.md": page, "index.yml": CLAUSE, "sources.yml": ACT, organisation.FILE: f"name: Ours\n{own}"}
    handbook = handbook_of(tmp_path, files)
    assert not handbook.library.problems
    soup = BeautifulSoup(handbook.html("index.md"), "html.parser")
    marks = [mark for mark in soup.select("strong") if "England and Wales only" in mark.get_text()]
    assert len(marks) == times
    assert ("A source that does not apply to us" in soup.get_text()) is bool(times)
    cited = soup.select_one(".hb-src")
    assert cited
    assert cited.get_text() == f"(An Act{', England and Wales only' if times else ''})"
    assert cited["data-register"] == "[an-act]"
