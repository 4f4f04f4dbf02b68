"""A clause that is taken over brings its gaps, and for each section that it rests on an address that lasts."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Locator, Page, expect

from macros.components.clause import Clause, render_clause, text
from macros.components.place import Cited
from macros.content.languages import InLanguages
from macros.content.typography import curl
from macros.handbook import rendering
from macros.handbook.place import OnPage
from macros.problems import Where
from macros.register.entries import Register, Version
from tests.components.cite.test_cite import READ
from tests.support.handbook import Handbook, real
from tests.support.real_pages import part_with
from tests.support.some import some
from tests.test_golden import parts, write

NEEDS_ONE = pytest.mark.skipif(not real().library.all(Clause), reason="this copy has left out every clause")
SITE = "https://handbook.example/below/"
GOLDEN = Path(__file__).parents[2] / "data" / "golden" / "clause-html.txt"


def version(date: str, kind: str = "major") -> Version:
    values = {"date": date, "kind": kind, "note": "x", "page": "page.md", "title": "Why", "sha256": "", "seal": ""}
    return Version(where=Where("docs/_register/why.yml", 1), **values)  # type: ignore[arg-type]


@pytest.fixture
def place(tmp_path: Path) -> OnPage:
    """The page of a small handbook whose section "why" has been recorded twice on one day, and moved later."""
    for name, content in parts(GOLDEN.read_text("utf-8")).items():
        if name.startswith("docs/"):
            write(tmp_path, name, content)
    library = Handbook(tmp_path).library
    versions = version("2026-11-22"), version("2026-11-22"), version("2026-12-01", "moved")
    library.registers["why"] = Register(versions[0].where, versions)
    library.site_url = SITE
    return OnPage(library, library.pages["page.md"])


def test_the_newest_version_is_cited(place: OnPage) -> None:
    cited = place.cited("why")
    assert cited.version.replace("\u00a0", " ") == "22 November 2026 (the second of that day)"
    assert cited.address == f"{SITE}s/why/2026-11-22-2/"
    assert cited.href == "../s/why/2026-11-22-2/index.html"


def test_what_is_not_recorded_yet_is_cited_without_a_version(place: OnPage) -> None:
    assert place.cited("a-page") == Cited("A page", "", "../s/a-page/index.html", f"{SITE}s/a-page/")


def test_a_site_without_an_address_gives_none(place: OnPage) -> None:
    place.library.site_url = ""
    assert place.cited("why").address == ""
    assert place.cited("why").href == "../s/why/2026-11-22-2/index.html"


@pytest.mark.parametrize(
    ("site", "said"), [(SITE, False), ("", False), ("http://127.0.0.1:8000/", True), ("http://localhost/", True)]
)
def test_a_clause_of_a_preview_says_that_its_links_lead_to_this_computer_only(
    place: OnPage, site: str, said: bool
) -> None:
    place.library.site_url = site
    html = rendering.render(place.library, "page.md", "clause", ("records",))
    assert unquote(html).count("this computer only") == 2 * said, "as text, and for a word processor"


def test_a_new_version_of_what_it_rests_on_is_no_change_of_a_clause(place: OnPage) -> None:
    clause = place.library.all(Clause)["records"]
    before = text(clause)
    place.library.registers.clear()
    assert text(clause) == before
    assert "2026" not in before


def test_nothing_is_said_of_what_it_rests_on_where_a_copy_has_left_out_all_of_that(place: OnPage) -> None:
    records = place.library.all(Clause)["records"]
    bare = replace(records, sections=(), sources=())
    html = unquote(render_clause(place, "records", bare, "Handbook"))
    assert "rests" not in html
    assert "clause-records--own" in html
    assert [line for line in text(records).split("\n") if line not in text(bare)] == [text(records).split("\n")[-1]]


def opened(page: Page) -> Locator:
    page.goto(part_with("clause"))
    return page.locator("hb-clause")


def addresses(clause: Locator) -> list[str]:
    said = " ".join(clause.locator("li > .hb-printonly").all_text_contents())
    return re.findall(r"https?://\S+", said)


@NEEDS_ONE
def test_every_clause_is_copied_whole(page: Page) -> None:
    clauses = opened(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for clause in some(clauses):
        clause.get_by_role("button", name="Copy the clause").click()
        expect(clause.get_by_role("status")).to_have_text("Copied")
        copied: dict[str, str] = page.evaluate(READ)
        plain, rich = copied["text/plain"], BeautifulSoup(copied["text/html"], "html.parser")
        title = clause.locator("h3 > span").text_content() or ""
        points = clause.locator("[id$='--text'] > *").all_text_contents()
        assert plain.startswith("\n\n".join([title, *points]) + "\n\n")
        own = clause.locator("h3").get_attribute("id")
        version = clause.locator(".headerlink").get_attribute("data-version")
        address = clause.locator(".headerlink").get_attribute("data-address")
        last = plain.splitlines()[-1]
        assert last.startswith(f"“{title}”, {curl(real().library.name)}, version of ")
        assert last.endswith(f", {address}{version}/")
        assert f"/s/{own}/" in last
        led = addresses(clause)  # a copy may have left out all that a clause rests on
        assert all(re.search(r"/s/[a-z0-9-]+/(\d{4}-\d\d-\d\d[-\d]*/)?$", address) for address in led)
        assert all(address in plain for address in led)
        *links, taken_from = rich.select("a[href]")
        assert [link["href"] for link in links] == led
        assert last.endswith(f", {taken_from['href']}")
        assert taken_from.get_text() == taken_from["href"]
        assert [bare(point) for point in said(rich, bool(led))] == [bare(point) for point in [title, *points]]


def said(rich: BeautifulSoup, rests: bool) -> list[str]:
    """Return the title and the paragraphs or points of what a word processor takes, without what they rest on."""
    blocks = [block for block in rich.select("p, ol > li") if isinstance(block, Tag)]
    return [block.get_text() for block in blocks[: -2 if rests else -1]]


def bare(point: str) -> str:
    return re.sub(r"^\d+\. ", "", point)


@NEEDS_ONE
def test_each_address_leads_to_a_page_of_the_site(page: Page) -> None:
    clause = opened(page).first
    for link in some(clause.locator("li a")):
        assert page.request.get(str(link.evaluate("link => link.href"))).ok


@NEEDS_ONE
def test_a_clause_is_read_without_script_and_on_paper(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=f"{address}/")
    page = context.new_page()
    clause = opened(page).first
    expect(clause.locator("[id$='--text']")).to_be_visible()
    expect(clause.locator("hb-copy")).to_be_hidden()
    expect(clause.locator("li > .hb-printonly").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(clause.locator("li > .hb-printonly").first).to_be_visible()
    context.close()


def test_the_name_of_a_handbook_in_two_languages_says_which_is_which(place: OnPage) -> None:
    place.library.name = InLanguages({"cy": "Llawlyfr", "en": "Handbook"}, Where("", 0))
    html = rendering.render(place.library, "page.md", "clause", ("records",))
    named = '<span lang="cy">Llawlyfr</span> / <span lang="en">Handbook</span>'
    assert unquote(html).count(named) == 2
    assert unescape(unquote(html)).count(named) == 4, "and for a word processor"
