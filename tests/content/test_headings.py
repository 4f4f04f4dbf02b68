"""The headings of a page, and their ids."""

from __future__ import annotations

import pytest

from macros.content.headings import Section, headings
from macros.problems import Problem

IDS = (
    ("One {#hand over}", "has a space in it", "One { #hand-over }"),
    ("One { # hand-over }", "has a space in it", "One { #hand-over }"),
    ("One { #Hand Over .wide }", "has a space in it", "One { #hand-over }"),
    ("One { #one two=3 and }", "has a space in it", "One { #one-and }"),
    ("One { #one }{ #two }", "has more than one id", "One { #one }"),
    ("One { #one } { #two }", "has more than one id", "One { #one }"),
    ("One { #one .wide #two }", "has more than one id", "One { #one }"),
    ("One{ #one-more }", "has no id", "One { #one-more }"),
    ("One { hand-over }", "has no id", "One { #hand-over }"),
    ("One { .wide }", "has no id", "One { #one }"),
)


def read(text: str) -> list[Section | Problem]:
    sections, problems = headings({1: f"## {text}"}, "a.md", "docs/a.md")
    return [*sections, *problems]


@pytest.mark.parametrize(("typed", "says", "cure"), IDS)
def test_an_id_that_is_none_has_the_line_to_type(typed: str, says: str, cure: str) -> None:
    (problem,) = read(typed)
    assert isinstance(problem, Problem)
    assert says in problem.what
    assert problem.do.startswith(f"Write   ## {cure}")
    (section,) = read(cure)
    assert isinstance(section, Section)


@pytest.mark.parametrize("typed", ["One { #one }", "One {#one}", "One {: #one }", "One { .a #one b=c d='e f' } "])
def test_an_id_stands_between_braces(typed: str) -> None:
    (section,) = read(typed)
    assert isinstance(section, Section)
    assert (section.id, section.title) == ("one", "One")
