"""What can be found, and what is marked as something to find and could not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content import html_tree
from macros.content.pages import Page
from macros.handbook.catalogue import COMPONENTS
from macros.handbook.library import Library
from macros.handbook.search_entries import entries, problems
from tests.conftest import build
from tests.support.handbook import MADE_UP, copied

PAGE = Page("a.md", "docs/a.md", None)
UNKNOWN = '"Saying" is no kind of thing that can be found.'


def found(html: str) -> list[tuple[str, str, str]]:
    """Return the kind, the id and the title of what can be found in some HTML."""
    tree = html_tree.parse(html)
    return [(entry.kind, entry.id, entry.title) for entry in entries(tree, PAGE, Library(COMPONENTS))]


def wrong(html: str) -> list[str]:
    """Return what is wrong with what some HTML marks as something to find."""
    library = Library(COMPONENTS)
    return [problem.what for problem in problems(entries(html_tree.parse(html), PAGE, library), library)]


@pytest.mark.parametrize(
    "html",
    [
        '<div data-search="Example" id="x"><h3>A title</h3>Text</div>',
        '<div data-search="Example"><p><h3 id="x">A <em>title</em></h3>Text</p></div>',
        '<div data-search="Example" id="x" data-title="A title">Text</div>',
    ],
)
def test_an_id_and_a_title_make_something_to_find(html: str) -> None:
    assert found(html) == [("Example", "x", "A title")]
    assert wrong(html) == []


@pytest.mark.parametrize(
    ("html", "missing"),
    [
        ('<div data-search="Example" id="x">Text</div>', "title"),
        ('<div data-search="Example" id="x"><h3> </h3>Text</div>', "title"),
        ('<div data-search="Example" data-title="A title"><p id="x">Text</p></div>', "id"),
        ('<div data-search="Example"><h3>A title</h3></div>', "id"),
        ('<div data-search="Example">Text</div>', "id"),
    ],
)
def test_what_nobody_could_find_is_a_problem(html: str, missing: str) -> None:
    said = f'data-search="Example" is on something that has no {missing}, so nobody could find it.'
    assert wrong(f'<h2 id="y">Before</h2>{html}') == [said]


def test_a_kind_that_no_component_declares_is_a_problem() -> None:
    assert wrong('<div data-search="Saying" id="x"><h3>A title</h3></div>') == [UNKNOWN]


def test_a_build_says_so_and_goes_on(tmp_path: Path) -> None:
    folder = copied(tmp_path / "copy", MADE_UP)
    with (folder / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write('\n<div data-search="Saying"></div>\n')
    done = build(folder, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert f"docs/index.md:1: {UNKNOWN}" in done.stderr
    assert 'found_as={"Saying": 1}' in done.stderr
    assert 'data-search="Saying" is on something that has no id' in done.stderr
