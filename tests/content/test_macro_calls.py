"""What stands in braces on a page: calls of macros with texts in quotes, and whatever else is refused."""

from __future__ import annotations

import pytest

from macros.content.macro_calls import RAW, macro_calls
from macros.problems import Problem

MACROS = {"clause": '{{ clause("a-clause") }}', "examples": "{{ examples() }}"}
AT_4 = [(4, "clause", ("a",)), (4, "clause", ("b",))]
KNOWN = "There are: clause, examples."


def calls(body: str, *code: int) -> list[tuple[int, str, tuple[str, ...]]]:
    found, problems = macro_calls(body, "docs/a.md", MACROS, code)
    assert problems == []
    return [(call.where.line, call.name, call.args) for call in found]


def problem(body: str, *code: int) -> Problem:
    """Return the one problem of a page that has no call without one."""
    found, problems = macro_calls(body, "docs/a.md", MACROS, code)
    assert found == []
    (said,) = problems
    assert said.where.file == "docs/a.md"
    return said


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("", []),
        ("No braces: {clause}, { # id }, } and %}", []),
        ('{{ clause("one") }}', [(1, "clause", ("one",))]),
        ("{{clause('one')}}", [(1, "clause", ("one",))]),
        ('{{ clause("it\'s \\"so\\"", "") }}', [(1, "clause", ('it\'s "so"', ""))]),
        ("{{ examples() }}", [(1, "examples", ())]),
        ('{{ examples(\n) }}\n\n{{ clause("a") }} {{ clause("b") }}', [(1, "examples", ()), *AT_4]),
        ("{% raw %}{{ clause }}{% endraw %}{## {{ no ##}", []),
    ],
)
def test_calls_are_found_with_their_lines_and_texts(body: str, found: list[tuple[int, str, tuple[str, ...]]]) -> None:
    assert calls(body) == found


def test_each_text_knows_the_line_of_its_call() -> None:
    (call,), _ = macro_calls('\n\n{{ clause("one") }}', "docs/a.md", MACROS)
    assert call.args[0].where == call.where == ("docs/a.md", 3)


@pytest.mark.parametrize(
    "body",
    [
        "{{ clause }}",
        "{{ clause(1) }}",
        "{{ clause(one) }}",
        '{{ clause("one", 2) }}',
        '{{ clause(id="one") }}',
        "{{ clause(*one) }}",
        "{{ clause(**one) }}",
        '{{ clause("one" ~ "two") }}',
        "{{ clause(none) }}",
    ],
)
def test_a_macro_is_called_with_texts_in_quotes_and_nothing_else(body: str) -> None:
    said = problem(body)
    assert said.what == '"clause" is not called with texts in quotes.'
    assert said.do == f"Write   {MACROS['clause']}"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ('{{ clauses("one") }}', 'there is no macro "clauses". Did you mean "clause"?'),
        ("{{ clauses }}", 'there is no macro "clauses". Did you mean "clause"?'),
        ("{{ zzz }}", 'there is no macro "zzz".'),
    ],
)
def test_a_macro_that_does_not_exist_is_told_with_those_that_do(body: str, what: str) -> None:
    said = problem(body)
    assert (said.what, said.do) == (what, KNOWN)


@pytest.mark.parametrize(
    "body", ["{{ 1 }}", '{{ clause("one") | upper }}', "{{ a.clause() }}", "{% if a %}{% endif %}"]
)
def test_anything_else_in_braces_is_refused(body: str) -> None:
    said = problem(f"Words.\n{body}")
    assert (said.where.line, said.what, said.do) == (2, "only a macro may stand in braces.", f"{KNOWN} {RAW}")


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ('{{ clause("one") }}\n\n{{ clause("two"\n\nWords.', 3, "its quotes, brackets or braces do not match."),
        ('{{ clause("one) }}', 1, "its quotes, brackets or braces do not match."),
        ("Words.\n{{ clause(\u201cone\u201d) }}", 2, "curly quotes"),
        ("Words.\n\n{% colour %}", 3, "only a macro may stand in braces."),
        ("\n\n}} {{ clause(]", 3, "do not match."),
    ],
)
def test_what_jinja_cannot_read_is_told_at_its_braces(body: str, line: int, what: str) -> None:
    said = problem(body)
    assert said.where.line == line
    assert what in said.what
    typed = "clause" in body.split("\n")[line - 1]
    example = MACROS["clause"] if typed else '{{ correction("road-closure") }}'
    assert said.do == f"A macro looks like   {example}   {RAW}"


def test_how_to_show_braces_is_told() -> None:
    assert "{% raw %}" in problem("{{ 1 }}").do
    assert "{% endraw %}" in problem("{{ 1 }}").do


def test_brackets_without_end_are_told_at_the_longest_line_with_braces() -> None:
    long = "{{ " + "(" * 20_000 + " }}"
    said = problem(f"{'word ' * 50_000}\n{{{{ examples() }}}}\n{long}\n")
    assert (said.where.line, said.what) == (3, "a macro is too long to be read.")


def test_a_call_in_a_block_of_code_is_a_problem_and_beside_it_is_none() -> None:
    body = '~~~\n{{ clause("one") }}\n~~~\n'
    assert problem(body, 1, 2, 3).what == 'the macro "clause" stands in a block of code.'
    assert calls(body, 1, 3)


def test_a_text_with_an_invisible_character_is_refused() -> None:
    said = problem('{{ clause("on\u202ee") }}')
    assert said.what.startswith("this macro holds an invisible character (U+202E)")


def test_one_bad_call_leaves_the_good_ones() -> None:
    found, problems = macro_calls('{{ clause("a") }}\n{{ no }}\n{{ clause("b") }}', "docs/a.md", MACROS)
    assert [call.args for call in found] == [("a",), ("b",)]
    assert [said.where.line for said in problems] == [2]
