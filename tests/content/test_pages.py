"""Pages as they are written."""

from __future__ import annotations

import pytest

from macros.content.pages import Page, front_matter, read
from tests.support.handbook import REVIEW

FRONT = "---\ntitle: {title}\nid: a-page\ndescription: Of words.\n" + REVIEW + "---\n"


@pytest.mark.parametrize("marks", ["##", "###"])
def test_a_heading_needs_a_space(marks: str) -> None:
    page = read(f"{FRONT.format(title='A page')}\n{marks}Measure {{ #measure }}\n", "a.md", "docs/a.md", {})
    (problem,) = page.problems
    assert str(problem) == f"docs/a.md:10: there is no space after {marks}.\n  Write   {marks} Measure {{ #measure }}"
    assert "measure" in problem.hides
    assert not read(f"{FRONT.format(title='A page')}\n{marks} Measure {{#measure}}\n", "a.md", "docs/a.md", {}).problems


@pytest.mark.parametrize(
    ("path", "url"), [("index.md", ""), ("about.md", "about/"), ("a/index.md", "a/"), ("a/b.md", "a/b/")]
)
def test_addresses(path: str, url: str) -> None:
    assert Page(path, f"docs/{path}", None).url == url


@pytest.mark.parametrize("text", ["", "Text.", "--- \ntitle: x", "\n---\n---\n"])
def test_no_front_matter(text: str) -> None:
    assert front_matter(text) == (None, 0)


def test_a_page_is_its_own_section() -> None:
    page = read(
        FRONT.format(title="Don't") + "\n## One { #one .wide }\n\n### Two { .x #two }\n", "a.md", "docs/a.md", {}
    )
    assert [(s.id, s.title, s.level) for s in page.sections] == [
        ("a-page", "Don’t", 1),
        ("one", "One", 2),
        ("two", "Two", 3),
    ]
    assert page.sections[1].id.where.line == 10


def test_a_title_that_yaml_takes_for_something_else_is_text() -> None:
    assert 'title: "404"\n' in read(FRONT.format(title="404"), "a.md", "docs/a.md", {}).markdown


@pytest.mark.parametrize("line", ["## " + " " * 50_000 + "x", "## " + "#" * 50_000 + "x", "## " + "{ " * 25_000])
def test_a_long_heading_takes_no_time(line: str) -> None:
    assert read(FRONT.format(title="x") + line, "a.md", "docs/a.md", {}).problems


@pytest.mark.parametrize(("description", "says"), [("Words", "says too little"), ("Of words.", "")])
def test_a_description_says_something(description: str, says: str) -> None:
    text = FRONT.format(title="A page").replace("Of words.", description)
    problems = read(text, "a.md", "docs/a.md", {}).problems
    assert [(problem.where.line, says in problem.what) for problem in problems] == [(4, True)] * bool(says)
