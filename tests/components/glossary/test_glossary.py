"""Terms are explained at their first use on a page, and the register never knows of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from macros.components.glossary import Term, finder, known_as
from macros.content.html_tree import parse
from macros.register.section_text import section_texts
from tests.conftest import ROOT
from tests.support.handbook import Handbook, real
from tests.support.some import some

MARK = re.compile(r'<a class="hb-term".*?>(.*?)</a>')
NAMES = {"alt text", "ico", "post", "information commissioner's office"}
WRITTEN = ("alt text", "ICO", "post", "Information Commissioner's Office")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Alt text and alt\ntext", ["alt text", "alt text"]),
        ("the ICO, ICOs and (ICO)", ["ico", "ico", "ico"]),
        ("the Information Commissioner\u2019s Office", ["information commissioner's office"]),
        ("the Information Commissioner\x02wzxhzdk:12\x03s Office", ["information commissioner's office"]),
        ("posts, post. Post?", ["post", "post", "post"]),
        ("ico, the post-office, posted, poster, re-post, a.post, #post, @post, /post", []),
    ],
)
def test_a_name_is_found(text: str, found: list[str]) -> None:
    assert [known_as(match[0], NAMES) for match in finder(WRITTEN).finditer(text)] == found


def test_no_name_finds_nothing() -> None:
    assert not finder([]).search("a text")


def test_the_longest_name_is_found() -> None:
    assert [match[0] for match in finder(["data", "data breach"]).finditer("data breach, data")] == [
        "data breach",
        "data",
    ]


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return real()


def test_every_mark_leads_to_its_meaning_and_back(handbook: Handbook) -> None:
    pages = {path: BeautifulSoup(handbook.html(path), "html.parser") for path in handbook.library.pages}
    marks = [(path, mark) for path, soup in pages.items() for mark in soup.select("a.hb-term")]
    assert len({(path, mark["href"]) for path, mark in marks}) == len(marks)
    for path, mark in some(marks):
        meaning = pages[path].find("dt", id=str(mark["href"]).removeprefix("#"))
        assert meaning, mark
        back = meaning.select_one("a[role=doc-backlink]")
        assert back is None or back["href"] == f"#{mark['id']}"
        assert not mark.find_parents(["h1", "h2", "h3", "a", "code", "pre", "blockquote", "figure", "th"])


def test_a_page_without_terms_has_no_list(handbook: Handbook) -> None:
    for path in some(handbook.library.pages):
        html = handbook.html(path)
        calls = [call.name for call in handbook.library.pages[path].calls]
        assert ("hb-words-used" in html) == ('class="hb-term"' in html and "glossary" not in calls)


def test_the_register_does_not_know_of_marks(handbook: Handbook) -> None:
    """Without a glossary, every section of every page has the same text."""
    pages = [path for path in handbook.library.pages if "glossary" not in path]
    marked = {path: handbook.text(path) for path in pages}
    without = Handbook(ROOT)
    without.library.of(Term).entries = {}
    plain = {path: without.text(path) for path in pages}
    assert any(MARK.search(html) for html in marked.values())
    assert not any(MARK.search(html) for html in plain.values())
    for path in some(pages):
        assert section_texts(parse(marked[path]), "page") == section_texts(parse(plain[path]), "page")


def test_a_reader_goes_to_the_meaning_and_back_by_keyboard(page: Page) -> None:
    page.goto("part-5-when-things-go-wrong/")
    mark = page.locator("a.hb-term").first
    mark.focus()
    page.keyboard.press("Enter")
    meaning = page.locator(str(mark.get_attribute("href")))
    expect(meaning).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(meaning.get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(mark).to_be_in_viewport()


def test_it_works_from_a_file_without_scripts(browser: Browser, site: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((site / "part-5-when-things-go-wrong" / "index.html").as_uri())
    mark = page.locator("a.hb-term").first
    mark.click()
    expect(page.locator(str(mark.get_attribute("href")))).to_be_in_viewport()
    page.context.close()


def test_the_meanings_are_printed_without_the_way_back(page: Page) -> None:
    page.goto("part-5-when-things-go-wrong/")
    page.emulate_media(media="print")
    expect(page.locator(".hb-words-used dd").first).to_be_visible()
    expect(page.locator(".hb-words-used [role=doc-backlink]").first).to_be_hidden()
