"""HTML in a page is told at its line, with what to type in its place."""

from __future__ import annotations

import pytest

from macros.checks import typed_html
from macros.content.pages import Page
from macros.handbook.library import Library
from macros.problems import Problem
from tests.support.some import some

GAP, COMMENT = "would not be shown as it is typed", "a comment in HTML"
# fmt: off
WRONG = (
    ("<name of officer>", {1: (GAP, "[name]")}), ("Words <Force> more.", {1: (GAP, "[force]")}),
    ("One\ntwo <b>three</b>", {2: (GAP, "**words**")}), ("<p>One\n\ntwo</p>", {1: (GAP, "empty line")}),
    ("<table><tr><td>x</td></tr></table>", {1: (GAP, "| One | Two |")}), ("Gone</span>", {1: (GAP, "[span]")}),
    ("<div\nclass='x'>", {1: (GAP, "empty line")}), ("<a href='x'>x</a>", {1: (GAP, "[words](address)")}),
    ("Words <!-- ask legal -->", {1: (COMMENT, "{## ask legal ##}")}), ("> <u>x</u>", {1: (GAP, "**words**")}),
    ("| <i>x</i> | <h3>y</h3> |", {1: (GAP, "## What")}), ("`a`\n<hr>\n`b`", {2: (GAP, "---")}),
)
RIGHT = (
    "<kbd>Ctrl</kbd> and one<br>two", "<https://example.org/> <press@example.org>", "`<b>` and `` <i>`</i> ``",
    "```html\n<b>\n```", "{{ section('a', '<b>') }}", "{## <b> ##}", r"\<b>", "5 < 6 and 7 > 6", "a <- b -> c", "<3",
    "Write no `<!-- comment -->`.", "<script>1</script>",
)
# fmt: on


def found(text: str) -> list[Problem]:
    return [*typed_html.problems(Library(), Page("page.md", "docs/page.md", None, text=text))]


@pytest.mark.parametrize("before", ["", "---\ntitle: <b>\n---\n"])
@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_a_browser_would_act_on_is_told(text: str, expected: dict[int, tuple[str, str]], before: str) -> None:
    problems = {problem.where.line - before.count("\n"): problem for problem in found(before + text)}
    assert problems.keys() == expected.keys()
    for number, (what, do) in some(expected.items()):
        assert what in problems[number].what
        assert do in problems[number].do


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_shown_as_it_was_typed_is_right(text: str) -> None:
    assert found(text) == []


def test_each_cure_is_told_once_on_a_line() -> None:
    assert len(found("<ul><li>One</li><li>Two</li></ul>")) == 1
    assert len(found("<b>One</b>\n<b>Two</b>")) == 2
