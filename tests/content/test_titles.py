"""The words of titles, the ids made of them, and the number of a part."""

from __future__ import annotations

import pytest

from macros.content.pages import read
from macros.content.titles import suggest, title_text
from tests.support.handbook import REVIEW

PART = "---\nid: a-page\ntitle: {}\ndescription: Of words.\n" + REVIEW + "{}---\n"


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("*One* & `two`", "One & two"),
        ('It\'s "so"', "It’s “so”"),
        ("1. One", "1. One"),
        ("- One", "- One"),
        ("# One", "# One"),
        ("[One](#two)", "One"),
        ("Before 10 am", "Before 10\u00a0am"),
        ("a &lt; b", "a < b"),
    ],
)
def test_the_words_of_a_heading(typed: str, title: str) -> None:
    assert title_text(typed) == title


@pytest.mark.parametrize(
    ("title", "id"),
    [("Don't panic!", "dont-panic"), ("", "name-of-the-subject"), ("É", "name-of-the-subject"), ("a b " * 20, "")],
)
def test_an_id_is_suggested(title: str, id: str) -> None:
    made = suggest(title)
    assert made == id or (not id and len(made) <= 40)


@pytest.mark.parametrize(
    ("typed", "cured"),
    [
        ("Part 6: Live video", "Live video"),
        ('"Part 6: Live video"', '"Live video"'),
        ("'part 6 - Live: video'", "'Live: video'"),
        ("Part six \u2013 Live video", "Live video"),
    ],
)
def test_the_number_of_a_part_is_told_and_no_more(typed: str, cured: str) -> None:
    page = read(PART.format(typed, 'part: "6"\n'), "a.md", "docs/a.md", {})
    (problem,) = page.problems
    assert (problem.where.line, problem.do) == (3, f"Write   title: {cured}")
    assert not read(PART.format(cured, 'part: "6"\n'), "a.md", "docs/a.md", {}).problems


@pytest.mark.parametrize(
    ("title", "part"),
    [("'Partners: who they are'", 'part: "6"\n'), ('"Part 6: Live video"', ""), ("Part 6", 'part: "6"\n')],
)
def test_other_titles_may_begin_so(title: str, part: str) -> None:
    assert not read(PART.format(title, part), "a.md", "docs/a.md", {}).problems
