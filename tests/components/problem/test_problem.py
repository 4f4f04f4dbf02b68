"""The box in a page in place of something that could not be rendered."""

from __future__ import annotations

from macros.components.templates import problem_box
from macros.problems import Problem, Where
from tests.support.handbook import invalid


def test_the_box_says_where_what_and_what_to_do() -> None:
    html = problem_box([Problem(Where("docs/<a>.md", 7), 'no "x" & <y>.', "Write   <z>")])
    assert "<code>docs/&lt;a&gt;.md:7</code> no &#34;x&#34; &amp; &lt;y&gt;.<br>Write   &lt;z&gt;</p>" in html
    assert html.count("<code>") == 1
    assert 'role="alert"' in html
    assert "further up" not in html
    assert invalid(html) == []


def test_each_problem_has_a_line() -> None:
    html = problem_box(Problem(Where("docs/a.md", number), "x.", "Do.") for number in (1, 2, 3))
    assert [html.count(f"docs/a.md:{number}") for number in (1, 2, 3)] == [1, 1, 1]


def test_a_box_without_a_problem_says_that_it_was_told_already() -> None:
    html = problem_box([])
    assert "The message is further up." in html
    assert "<code>" not in html
    assert invalid(html) == []
