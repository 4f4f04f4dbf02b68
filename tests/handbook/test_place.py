"""What a component is told of the page that it is rendered for: addresses as seen from there, titles and citations."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.components.place import Cited, Link
from macros.handbook.library import Library
from macros.handbook.place import OnPage
from tests.support.changed_handbook import FIRST, MAJOR, NEW, register, version
from tests.support.handbook import REVIEW, handbook_of

TOOLS = '\n## One { #one }\n\n{{ checklist("steps") }}\n\n### Two { #two }\n\n{{ examples() }}\n\n## Three { #three }\n'
FRONT = "---\ntitle: {id}'s\nid: {id}\ndescription: Of x.\n{more}" + REVIEW + "---\n"
SOURCE = """\
an-act:
  cite: An Act
  title: A title
  publisher: Somebody
  kind: history
  date: undated
  checked: "2026-01-01"
  says: It is so.
  read: weak
  url: https://example.org/
"""
STEPS = "checklists:\n  steps:\n    title: The steps\n    groups:\n      - title: All\n        items:\n"
STEPS += "          - id: stop\n            text: Stop\n            sources: [an-act]\n"
SITE = "https://host.example/some/path/"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    files = {
        "index.md": FRONT.format(id="home", more=""),
        "a.md": FRONT.format(id="a", more='part: "1"\n') + TOOLS,
        "a.yml": STEPS,
        "b/c.md": FRONT.format(id="c", more="") + '\n{{ source("an-act") }}\n{{ glossary() }}\n\n## Four { #four }\n',
        "sources.yml": SOURCE,
    }
    return handbook_of(tmp_path, files).library


def on(library: Library, page: str) -> OnPage:
    return OnPage(library, library.pages[page])


@pytest.mark.parametrize(("page", "root"), [("index.md", ""), ("a.md", "../"), ("b/c.md", "../../")])
def test_the_root_is_as_far_away_as_the_page_has_folders(library: Library, page: str, root: str) -> None:
    assert on(library, page).root == root


@pytest.mark.parametrize(
    ("seen_from", "to", "anchor", "href"),
    [
        ("index.md", "b/c.md", "x", "b/c/#x"),
        ("b/c.md", "b/c.md", "x", "#x"),
        ("b/c.md", "b/c.md", "", "#"),
        ("a.md", "b/c.md", "x", "../b/c/#x"),
        ("b/c.md", "a.md", "", "../../a/"),
        ("b/c.md", "index.md", "", "../../"),
        ("b/c.md", "index.md", "x", "../../#x"),
        ("index.md", "index.md", "x", "#x"),
    ],
)
def test_addresses_work_below_any_path(library: Library, seen_from: str, to: str, anchor: str, href: str) -> None:
    assert on(library, seen_from).href(library.pages[to], anchor) == href


def test_a_page_as_a_whole_has_no_anchor(library: Library) -> None:
    place = on(library, "b/c.md")
    assert place.section("a") == Link("a’s", "../../a/")
    assert place.section("two") == Link("Two", "../../a/#two")
    assert place.section("four") == Link("Four", "#four")


def test_a_section_is_cited_by_its_current_version(library: Library) -> None:
    moved = version("2026-11-21", "moved", "Moved.")
    library.registers = {"one": register(FIRST, MAJOR, MAJOR, moved)}
    said = ("One", "20\u00a0November 2026 (the second of that day)", f"../../s/one/{NEW}-2/index.html")
    assert on(library, "b/c.md").cited("one") == Cited(*said, "")
    library.site_url = SITE
    assert on(library, "b/c.md").cited("one") == Cited(*said, f"{SITE}s/one/{NEW}-2/")
    assert on(library, "index.md").cited("one").href == f"s/one/{NEW}-2/index.html"


def test_what_is_not_published_is_cited_without_a_version(library: Library) -> None:
    library.site_url = SITE
    assert on(library, "a.md").cited("two") == Cited("Two", "", "../s/two/index.html", f"{SITE}s/two/")


def test_a_source_has_the_words_and_the_address_of_its_citation(library: Library) -> None:
    assert on(library, "a.md").source("an-act") == Link("An Act, not confirmed", "https://example.org/")
    assert on(library, "a.md").source("gone") == Link("gone", None)


def test_a_checklist_leads_to_where_it_is_shown(library: Library) -> None:
    assert on(library, "b/c.md").checklist("steps") == Link("The steps", "../../a/#checklist-steps")
    assert on(library, "a.md").checklist("steps") == Link("The steps", "#checklist-steps")


def test_what_is_shown_is_found_on_its_page_and_what_is_not_leads_nowhere(library: Library) -> None:
    assert on(library, "b/c.md").shown_at("checklist", "steps") == Link("a’s", "../../a/#checklist-steps")
    assert on(library, "b/c.md").shown_at("clause", "steps") == Link("", "#")


@pytest.mark.parametrize(
    ("page", "macro", "address"),
    [
        ("a.md", "checklist", "#one"),
        ("a.md", "examples", "#two"),
        ("a.md", "glossary", None),
        ("b/c.md", "glossary", None),
        ("b/c.md", "examples", None),
    ],
)
def test_a_tool_is_led_to_by_the_nearest_section_above_it(
    library: Library, page: str, macro: str, address: str | None
) -> None:
    assert on(library, page).tool(macro) == address


def test_each_source_has_the_pages_that_cite_it_and_a_part_its_number(library: Library) -> None:
    assert on(library, "index.md").citing() == {"an-act": [Link("Part 1", "a/"), Link("c’s", "b/c/")]}
