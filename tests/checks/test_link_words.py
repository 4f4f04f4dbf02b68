"""Links without words or an address, links whose words say nothing, and addresses that nothing takes are told."""

from __future__ import annotations

import pytest

from macros.checks import link_words
from macros.content.macro_calls import Call
from macros.content.pages import Page
from macros.content.yaml_reader import Text
from macros.handbook.library import Library
from macros.problems import Problem, Where

NOTHING, UNSEEN = "says nothing of where the link leads", "is not shown"
# fmt: off
WRONG = (
    ("[](page.md)", "has no words"), ("Words [ ](page.md).", "has no words"), ("[words]()", "has no address"),
    ("[words](#)", "has no address"), ("See [here](page.md).", NOTHING), ("[Click here](page.md)", NOTHING),
    ("[**this link**](page.md)", NOTHING), ("[Note]: legal", UNSEEN),
    ('[more\u2026](page.md "A page")', NOTHING), ("[Read more](<page.md>)", NOTHING),
    ('[note]: page.md "A page"', UNSEEN),
)
RIGHT = (
    "[the page on posts](page.md)", "[more than one](page.md)", "![](page.png)", "`[here](page.md)`", "[gap] (here)",
    "```\n[here](page.md)\n```", "[Note]: legal has to see this.", "[a page][one]\n\n[one]: page.md",
    r"\[here](page.md)",
    "[^1]: words", "[One]\n\n[one]: page.md",
)
# fmt: on


def found(text: str, *calls: Call) -> list[Problem]:
    page = Page("page.md", "docs/page.md", None, text=text, calls=calls)
    return [*link_words.problems(Library(), page)]


@pytest.mark.parametrize(("text", "says"), WRONG)
def test_a_link_that_says_nothing_is_told(text: str, says: str) -> None:
    (problem,) = found(f"Words.\n\n{text}")
    assert problem.where.line == 3
    assert says in problem.what


@pytest.mark.parametrize("text", RIGHT)
def test_a_link_that_says_where_it_leads_is_right(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("words", "count"), [("here", 1), ("the page on posts", 0)])
def test_the_words_of_a_link_to_a_section_say_something_too(words: str, count: int) -> None:
    at = Where("docs/page.md", 1)
    assert len(found("", Call("section", (Text("a", at), Text(words, at)), at))) == count
