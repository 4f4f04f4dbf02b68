"""What MkDocs says of links and of the navigation gets a file and a line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from markdown import Markdown

from macros.checks import internal_links
from macros.content.pages import Page, read
from macros.markdown_extensions import addresses
from macros.problems import Problem, by_cause
from tests.support.handbook import REVIEW

PAGE = "One.\n\nSee [here](#nowhere) and [there](gone.md).\n\n<https://[force].uk>\n"
PAGES = {"a.md": Page("a.md", "docs/a.md", None, text=PAGE)}
ABSENT = "A reference to 'b.md' is included in the 'nav' configuration, which is not found in the documentation files."
OMITTED = """The following pages exist in the docs directory, but are not included in the "nav" configuration:
  - a.md"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(PAGE)
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - index.md\n  - b.md\n")
    return tmp_path / "docs"


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("Doc file 'a.md' contains a link '#nowhere', but there is no such anchor on this page.", "docs/a.md:3"),
        (
            "Doc file 'a.md' contains a link 'gone.md', but the target is not found among documentation files.",
            "docs/a.md:3",
        ),
        ("Doc file 'a.md' contains an absolute link '/x', it was left as is. Did you mean 'x.md'?", "docs/a.md:1"),
        (
            "Doc file 'a.md' contains an unrecognized relative link 'https%3A//%5Bforce%5D.uk', it was left as is.",
            "docs/a.md:5",
        ),
        (ABSENT, "mkdocs.yml:3"),
        (OMITTED, "docs/a.md:1"),
    ],
)
def test_a_warning_becomes_a_problem(docs: Path, said: str, place: str) -> None:
    (problem,) = internal_links.problems(said, docs, PAGES)
    assert str(problem).startswith(f"{place}: ")
    assert problem.what.endswith((".", "?"))


NOT_FOUND = "Doc file 'a.md' contains a link '{}', but the target is not found among documentation files."


def test_a_page_of_nearly_the_same_name_is_offered(docs: Path) -> None:
    (docs / "more").mkdir()
    (docs / "more" / "gone-on.md").touch()
    (problem,) = internal_links.problems(NOT_FOUND.format("more/gone-one.md"), docs, PAGES)
    assert problem.what.endswith('documentation files. Did you mean "more/gone-on.md"?')


def test_a_link_of_a_page_that_a_plugin_makes_has_its_first_line(docs: Path) -> None:
    (problem,) = internal_links.problems(NOT_FOUND.replace("a.md", "made.md").format("gone.md"), docs, PAGES)
    assert problem.where == ("docs/made.md", 1)


def test_a_picture_is_told_as_one(docs: Path) -> None:
    (docs / "assets").mkdir()
    (docs / "assets" / "waiting-questions.svg").touch()
    text = "\n![Who waits](assets/waiting-question.svg) ![x](assets/x.bmp)\n"
    pages = {"a.md": replace(PAGES["a.md"], text=text)}
    (problem,) = internal_links.problems(NOT_FOUND.format("assets/waiting-question.svg"), docs, pages)
    assert problem.where == ("docs/a.md", 2)
    assert problem.what == (
        'there is no picture "assets/waiting-question.svg". Did you mean "assets/waiting-questions.svg"?'
    )
    assert "waiting-questions" in problem.hides
    (problem,) = internal_links.problems(NOT_FOUND.format("assets/x.bmp"), docs, pages)
    assert problem.what == '"assets/x.bmp" is no picture that every browser shows.'


def test_a_warning_of_what_is_in_no_file_names_its_first_line(docs: Path) -> None:
    (docs.parent / "mkdocs.yml").rename(docs.parent / "other.yml")
    (problem,) = internal_links.problems(ABSENT, docs, PAGES)
    assert str(problem).startswith("mkdocs.yml:1: ")


def test_a_page_that_has_another_ending_is_missed_for_that(docs: Path) -> None:
    (problem,) = internal_links.problems(ABSENT, docs, PAGES)
    assert problem.needs == {"docs/b.md"}
    assert problem.needs < problem.hides


FRONT = "---\ntitle: A page\nid: {}\ndescription: Of words.\n{}{}---\n"
NAVIGATION = "nav:\n  - index.md\n  - one.md\n  - two.md\n  - More:\n      - About: b.md\n\ntheme: x\n"


@pytest.mark.parametrize(
    ("part", "after", "spaces"), [('part: "3"\n', "- two.md", "2 spaces"), ("", "- About: b.md", "6 spaces")]
)
def test_a_page_belongs_after_a_line_of_the_navigation(docs: Path, part: str, after: str, spaces: str) -> None:
    (docs.parent / "mkdocs.yml").write_text(NAVIGATION)
    fronts = {"a.md": part, "one.md": 'part: "1"\n', "two.md": 'part: "2"\n', "b.md": "", "index.md": ""}
    pages = {name: read(FRONT.format(name[:-3], REVIEW, own), name, f"docs/{name}", {}) for name, own in fronts.items()}
    (problem,) = internal_links.problems(OMITTED, docs, pages)
    assert problem.do == f"In mkdocs.yml, after the line   {after}   add   - a.md   with {spaces} before it."


def test_a_page_whose_line_has_a_slip_is_told_once(docs: Path) -> None:
    pages = {"ab.md": Page("ab.md", "docs/ab.md", None)}
    said = [ABSENT, OMITTED.replace("a.md", "ab.md")]
    found = [problem for each in said for problem in internal_links.problems(each, docs, pages)]
    (cause,) = by_cause(found)
    assert (str(cause.where), len(found)) == ("mkdocs.yml:3", 2)


def test_other_warnings_are_left_as_they_are(docs: Path) -> None:
    assert list[Problem](internal_links.problems("Something else", docs, PAGES)) == []


def test_an_address_that_cannot_be_one_does_not_stop_the_build() -> None:
    html = Markdown(extensions=[addresses.__name__]).convert(
        "<https://[force].uk> [x](http://[y) [ok](https://a.uk/b?c=d)"
    )
    assert 'href="https%3A//%5Bforce%5D.uk"' in html
    assert 'href="https://a.uk/b?c=d"' in html


def test_what_cannot_be_an_address_is_told_as_one_and_not_as_the_name_of_a_file(docs: Path) -> None:
    said = "Doc file 'a.md' contains an unrecognized relative link 'https%3A//%5Bforce%5D.uk', it was left as is."
    (problem,) = internal_links.problems(said, docs, PAGES)
    assert problem.what == 'the link "https://[force].uk" leads nowhere: no address of a website is like this.'
    assert "backticks" in problem.do
