"""What leads to the permanent addresses, and what is left where something once was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.components.place import Link
from macros.components.relocated import Relocated
from macros.content import html_tree
from macros.content.yaml_reader import Text
from macros.handbook.library import Library
from macros.publishing.permalinks import OWN, Permalinks, url_of
from macros.register.entries import Register
from tests.support.changed_handbook import FIRST, HERE, MAJOR, NEW, OLD, handbook, live, register, version

SITE = "https://host.example/some/path/"
PAGE = '<h2 id="own-up">Own up</h2><p>Words.</p><h3 id="say-sorry">Say sorry</h3><p id="come-in">Words.</p>'


@pytest.fixture
def links(tmp_path: Path) -> Permalinks:
    """Those of a handbook of the pages `a` and `b`, on the day of its last changes."""
    library = handbook(tmp_path, "Words.").library
    live(library)
    library.site_url = SITE
    return Permalinks(library, date.fromisoformat(NEW))


def of(links: Permalinks, **registers: Register) -> Permalinks:
    links.library.registers = {id.replace("_", "-"): kept for id, kept in registers.items()}
    return Permalinks(links.library, links.today)


def on(page: str) -> Register:
    """Return the register of a section that was on another page first."""
    return register(replace(FIRST, page=Text(page, HERE)), version(NEW, "moved", "Moved."))


def signed(links: Permalinks, html: str, page: str = "b.md") -> BeautifulSoup:
    edits = links.signposts(links.library.pages[page], html_tree.parse(html))
    return BeautifulSoup(html_tree.edited(html, edits), "html.parser")


def test_an_address_is_that_of_the_section_or_of_a_version(links: Permalinks) -> None:
    assert links.address("own-up") == f"{SITE}s/own-up/"
    assert links.address("own-up", NEW) == f"{SITE}s/own-up/{NEW}/"
    links.library.site_url = ""
    assert links.address("own-up") == "s/own-up/"


def test_a_page_has_changed_when_what_it_says_last_did(links: Permalinks) -> None:
    page = links.library.pages["b.md"]
    moved = register(FIRST, MAJOR, version(NEW, "moved", "Moved."))
    assert of(links, b=moved).changed(page) == MAJOR.date
    assert of(links, a=moved).changed(page) == ""


def test_a_section_lives_on_its_page_and_a_page_has_no_anchor(links: Permalinks) -> None:
    sections = links.library.sections
    assert links.place("../../", sections["say-sorry"]) == Link("Say sorry", "../../b/index.html#say-sorry")
    assert links.place("", sections["b"]) == Link("B", "b/index.html")


@pytest.mark.parametrize(("id", "title"), [("own-up", "Own up"), ("come-in", "Come in"), ("let-go", "=Let, go")])
def test_whatever_is_or_was_a_section_has_a_title(links: Permalinks, id: str, title: str) -> None:
    assert links.titled("../", id) == Link(title, f"../s/{id}/index.html")


def test_what_never_was_one_has_none(links: Permalinks) -> None:
    assert links.titled("../", "nothing") is None


def test_a_version_stood_on_a_page_with_the_title_of_its_day(links: Permalinks) -> None:
    titled = version(NEW, "minor", "A new title.", "B as it is", "b.md")
    links = of(links, b=register(version(OLD, "major", "", "B as it was"), titled), own_up=register(FIRST, MAJOR))
    assert links.stood_on("../", FIRST) == Link("B as it was", "../b/index.html")
    assert links.stood_on("../", MAJOR) == Link("B as it is", "../b/index.html")


def test_a_version_stood_on_a_page_that_may_be_gone_or_not_yet_recorded(links: Permalinks) -> None:
    gone = version(OLD, "major", "", page="c.md")
    links = of(links, own_up=register(gone, MAJOR))
    assert links.stood_on("../", gone) == Link("a page that is gone", "../c/index.html")
    assert links.stood_on("../", MAJOR) == Link("B", "../b/index.html")


def test_a_page_and_a_section_have_the_histories_of_what_is_in_them(links: Permalinks) -> None:
    link = Link("Say sorry", "../s/say-sorry/history/index.html")
    assert [*links.within("../", "b")] == [Link("Own up", "../s/own-up/history/index.html"), link]
    assert [*links.within("../", "own-up")] == [link]
    assert [*links.within("../", "say-sorry"), *links.within("../", "let-go")] == []


def test_each_section_of_a_page_has_its_link_beside_its_heading(links: Permalinks) -> None:
    soup = signed(links, PAGE)
    own, other = soup.select(".hb-h2 > h2 + a, .hb-h3 > h3 + a")
    assert [own["href"], other["href"]] == ["../s/own-up/index.html", "../s/say-sorry/index.html"]
    assert not soup.select(":is(h2, h3) a")
    assert (own["data-address"], own["data-version"]) == (f"{SITE}s/own-up/", NEW)
    assert str(own.previous_sibling) == '<h2 id="own-up">Own up</h2>'


@pytest.mark.parametrize(
    "html",
    [
        '<h4 id="own-up">Own up</h4>',
        '<h2 id="nothing">Nothing</h2>',
        "<h2>Own up</h2>",
        '<h2 id="a-list">Of another page</h2>',
        '<p id="own-up">Own up</p>',
        "",
    ],
)
def test_nothing_else_has_one(links: Permalinks, html: str) -> None:
    assert not signed(links, html).select("a")


def test_a_tool_has_all_of_it_at_its_end(links: Permalinks) -> None:
    page = links.library.pages["b.md"]
    assert page.meta
    tool = replace(page, meta=replace(page.meta, kind="tool"))
    assert list(links.signposts(tool, html_tree.parse(PAGE))) == []
    head = links.head(tool)
    soup = BeautifulSoup(head["citing"], "html.parser")
    assert [*head] == ["citing"]
    sections = ("b", "own-up", "say-sorry", "come-in")
    assert [link["href"] for link in soup.select(".hb-citing__title a")] == [f"../s/{id}/index.html" for id in sections]
    assert len(soup.select(".hb-change-notice")) == 1


def test_a_notice_stands_behind_the_heading_of_what_has_changed(links: Permalinks) -> None:
    links = of(links, own_up=register(FIRST, MAJOR))
    (notice,) = signed(links, PAGE).select(".hb-change-notice")
    assert notice.find_previous_sibling(True) == notice.parent.select_one(".hb-h2")  # type: ignore[union-attr]
    assert [link["href"] for link in notice.select("a")] == [f"../s/own-up/history/index.html#{NEW}"]
    later = Permalinks(links.library, date(2027, 1, 20))
    assert not signed(later, PAGE).select(".hb-change-notice")


def test_a_page_has_its_own_link_and_its_notice_at_its_head(links: Permalinks) -> None:
    links = of(links, b=register(FIRST, MAJOR))
    head = links.head(links.library.pages["b.md"])
    assert {"permalink", "change_notice"} == head.keys()
    assert 'href="../s/b/index.html"' in head["permalink"]
    assert "Permanent link: B" in head["permalink"]
    assert f'href="../s/b/history/index.html#{NEW}"' in head["change_notice"]


def test_what_is_not_published_has_an_address_and_no_version(links: Permalinks) -> None:
    html = links.link("", links.library.sections["come-in"])
    assert 'data-version=""' in html
    assert f'data-address="{SITE}s/come-in/"' in html


def test_what_has_only_moved_is_cited_as_it_was(links: Permalinks) -> None:
    """The page of the newest version would be that of the move."""
    moved = version("2026-11-21", "moved", "Moved.")
    links = of(links, come_in=register(FIRST, MAJOR, moved))
    assert f'data-version="{NEW}"' in links.link("", links.library.sections["come-in"])


def test_what_was_on_a_page_says_where_it_is(links: Permalinks) -> None:
    links = of(links, own_up=on("a.md"), b=on("a.md"), say_sorry=register(FIRST))
    assert list(links.left_behind("a/")) == [
        Relocated("own-up", "Own up", Link("B", "../b/index.html#own-up")),
        Relocated("b", "B", Link(OWN, "../b/index.html")),
    ]
    assert 'id="own-up"' in links.relocated(links.library.pages["a.md"])


def test_what_is_still_there_or_has_come_back_leaves_nothing(links: Permalinks) -> None:
    back = register(FIRST, replace(MAJOR, page=Text("a.md", HERE)), version("2026-11-21", "moved", "Back."))
    links = of(links, own_up=back)
    assert list(links.left_behind("b/")) == []
    assert [left.id for left in links.left_behind("a/")] == ["own-up"]
    assert links.relocated(links.library.pages["b.md"]) == ""


def test_what_was_withdrawn_says_when(links: Permalinks) -> None:
    links = of(links, gone=register(FIRST, withdrawn=NEW), vanished=register(FIRST))
    link = Link("Own up", "../s/gone/index.html")
    assert list(links.left_behind("b/")) == [Relocated("gone", "Own up", link, NEW)], (
        "what vanished is a problem elsewhere"
    )


def test_each_address_knows_what_was_there_once(links: Permalinks) -> None:
    links = of(links, own_up=on("x/y.md"), b=on("index.md"), come_in=on("x/index.md"))
    assert links.once == {"x/y/": ["own-up"], "b/": ["own-up", "b", "come-in"], "": ["b"], "x/": ["come-in"]}


@pytest.mark.parametrize(
    ("path", "url"),
    [("index.md", ""), ("a.md", "a/"), ("a/index.md", "a/"), ("a/b.md", "a/b/"), ("reindex.md", "reindex/")],
)
def test_the_address_of_a_page_that_may_be_gone(path: str, url: str) -> None:
    assert url_of(path) == url


def test_a_library_without_registers_has_left_nothing() -> None:
    assert Permalinks(Library(), date(2026, 1, 1)).once == {}
