"""A site that is built without strictness shows what is wrong where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content import html_tree
from macros.handbook.problems_in_place import of_page, shown_in
from macros.problems import Problem, Where
from tests.support.changed_handbook import PAGE
from tests.support.handbook import Handbook, handbook_of

BODY = "## One { #one }\n\nWords.\n\n## Two { #two }\n\nWords.\n"
HTML = '<article><h1>A</h1><h2 id="one">One</h2><p>Words.</p><h2 id="two">Two</h2><p>Words.</p></article>'


@pytest.fixture
def handbook(tmp_path: Path) -> Handbook:
    index = PAGE.format(title="Home", id="home", body="Words.")
    return handbook_of(tmp_path, {"index.md": index, "a.md": PAGE.format(title="A", id="page-a", body=BODY)})


def shown(handbook: Handbook, name: str, *problems: Problem, html: str = HTML) -> str:
    page, ends = handbook.library.pages[name], dict(html_tree.ids(html_tree.parse(html)))
    return shown_in(html, ends, len("<article>"), page, of_page(handbook.library, page, problems))


def problem(file: str, line: int, what: str = "this is <b>wrong</b>.") -> Problem:
    return Problem(Where(f"docs/{file}", line), what, "Mend it.")


def line(handbook: Handbook, id: str) -> int:
    return handbook.library.sections[id].id.where.line


def test_a_mistake_stands_below_its_heading(handbook: Handbook) -> None:
    html = shown(handbook, "a.md", problem("a.md", line(handbook, "two") - 1))
    before, _, after = html.partition("this is &lt;b&gt;wrong&lt;/b&gt;.")
    assert before.endswith(f"<code>docs/a.md:{line(handbook, 'two') - 1}</code> ")
    assert (before.count("<h2"), after.count("<h2")) == (1, 1)


def test_what_comes_before_every_heading_or_is_in_the_data_stands_first(handbook: Handbook) -> None:
    for at in (problem("a.md", 2), problem("a.yml", 7)):
        assert shown(handbook, "a.md", at).startswith('<article><div class="hb-problem"')


def test_what_a_box_shows_already_is_not_shown_again(handbook: Handbook) -> None:
    found = problem("a.md", 2, 'there is no "x" <or> it\'s wrong.')
    html = shown(handbook, "a.md", found)
    assert shown(handbook, "a.md", found, html=html) == html


def test_the_first_page_has_what_is_of_no_page(handbook: Handbook) -> None:
    register = problem("_register/one.yml", 3)
    pages = handbook.library.pages
    assert [name for name, page in pages.items() if of_page(handbook.library, page, [register])] == ["index.md"]
    assert "_register/one.yml:3" in shown(handbook, "index.md", register)
    assert shown(handbook, "index.md", problem("a.md", 2)) == HTML
    assert shown(handbook, "a.md", problem("index.md", 2)) == HTML


def test_a_page_without_mistakes_is_as_it_was(handbook: Handbook) -> None:
    assert shown(handbook, "a.md") == HTML
