"""Lists and tables that would be published otherwise than they were typed are told at their line."""

from __future__ import annotations

import markdown
import pytest

from macros.checks import lists_and_tables
from macros.content.pages import Page
from macros.handbook.library import Library
from macros.problems import Problem

INNER, JOINED, BELOW, ANEW = "no list in the list", "go on with the list above", "below the list", "counted from 1"
ROW, MORE, FEWER = "be a row of the table", "what is over would not be shown", "of the 2 cells"
HEAD = "| When | Who |\n| --- | --- |\n"
ON, OTHER = "go on with the entry above", "would be counted as"
NONE, TABS = "makes no table here.", "has tabs between its words"
# fmt: off
WRONG = (
    ("- One\n  - Two\n  - Three\n- Four", {2: INNER, 3: INNER}), ("- One\n - Two", {2: INNER}),
    ("- One\n   - Two", {2: INNER}), ("1. One\n   - Two", {2: INNER}), ("- One\n\n  - Two", {3: INNER}),
    ("- One\n    - Two\n      - Three", {3: INNER}), ("- One\n    - Two\n  - Three", {3: INNER}),
    ("Words:\n\n- One\n  - Two", {4: INNER}), ("## One\n- One\n  - Two", {3: INNER}),
    ("1. One\n2. Two\n\n- Three\n- Four", {4: JOINED, 5: JOINED}), ("- One\n\n1. Two", {3: JOINED}),
    ("- One\n    1. Two\n    - Three", {3: JOINED}), ("1. One\n- Two", {2: JOINED}),
    ("- One\n\n  More of it.\n- Two", {3: BELOW}), ("1. One\n\n   More of it.\n\n2. Two", {3: BELOW, 5: ANEW}),
    ("- One\nWords\nmore\n- Two", {2: ON}), ("1. One\n2. Two\nWords", {3: ON}), ("- One\n{{ a('b') }}", {2: ON}),
    ("1. One\n3. Two\n3. Three", {2: OTHER}), ("1. One\n\n    More.\n\n3. Two", {5: OTHER}),
    ("1. One\n    1. Two\n    3. Three\n3. Four", {3: OTHER, 4: OTHER}), ("0. One\n2. Two", {2: OTHER}),
    ("2027. It went well.", {1: ANEW}), ("1. One\n\nWords.\n\n2. Two\n3. Three", {5: ANEW}),
    (HEAD + "| Mon | Ann | Bob |", {3: MORE}), (HEAD + "| Tue |", {3: FEWER}), (HEAD + "|", {3: FEWER}),
    (HEAD + "| Mon | Ann |\nText right after.", {4: ROW}), (HEAD + "| Mon | Ann |\n{{ a('b|c') }}", {4: ROW}),
    ("When | Who\n--- | ---\nMon | Ann | Bob", {3: MORE}), ("## One\n" + HEAD + "| Mon |", {4: FEWER}),
    ("- One\n\n    | a | b |\n    | - | - |\n    | c |", {5: FEWER}), (HEAD + r"| Mon \| Ann |", {3: FEWER}),
    ("| When | Who |\n| Mon | Ann |", {1: NONE}), ("When | Who\nMon | Ann", {1: NONE}), ("| When | Who |", {1: NONE}),
    ("Words\n| When | Who |\n| Mon | Ann |", {2: NONE}), ("+-----+\n| One |\n+=====+\n| Two |\n+-----+", {1: NONE}),
    ("+---+---+\n\nWords", {1: NONE}),
    ("When\tWho\nMon\tAnn", {1: TABS}), ("Words:\n\nOne two\tthree", {3: TABS}), ("1.\tOne\ttwo", {1: TABS}),
)
RIGHT = (
    "- One\n    - Two\n        - Three\n- Four", "  - One\n  - Two", "1. One\n    - Two\n2. Three", "- One\n\tmore",
    "- One\n\n    More of it.\n\n    - Two\n\n- Three", "- One\n\nWords.\n\n1. Two",
    "- One\n\n```\n  - x\n```\n\n1. Two",
    "- One\n\n## Two\n\n1. Three", "Words\n2027. More words.", "    - code\n      - code", "Words\n  - no list",
    HEAD + "| Mon | Ann |\n\nText.", HEAD + "| Mon | `a|b` |", HEAD + r"| Mon | a\|b |", HEAD + "| Tue | |",
    HEAD + "| Mon | {{ section('a', 'b|c') }} |", "```\n" + HEAD + "| Tue |\n```", "One | two", "| a | b |\n| --- |",
    "A | B", "Words\n| a | b |\n| --- |", "-\tOne", "1.\tOne\n2.\tTwo", "o\tinner", "\tcode", "`a | b`\n`c | d`",
    "- One\n  more of one\n- Two", "0. One\n1. Two", "- One\n\n* Two",
    "1. One\n1. Two\n1. Three", "- One\n## Two", "- One\n{ .note }", "1. One\n    1. Two\n    2. Three\n2. Four",
    "- One\n```\nWords\n```", "- One\n\nWords\nmore",
)
# fmt: on


def found(text: str) -> list[Problem]:
    page = Page("page.md", "docs/page.md", None, text=text)
    return [*lists_and_tables.problems(Library(), page)]


@pytest.mark.parametrize("before", ["", "Words.\n\n"])
@pytest.mark.parametrize("quoted", ["", "> "])
@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_comes_out_otherwise_is_told(text: str, expected: dict[int, str], quoted: str, before: str) -> None:
    first = before.count("\n")
    problems = found(before + "\n".join(f"{quoted}{line}" for line in text.split("\n")))
    assert [problem.where.line - first for problem in problems] == [*expected]
    assert [says for problem, says in zip(problems, expected.values(), strict=True) if says not in problem.what] == []


@pytest.mark.parametrize("text", RIGHT)
def test_what_comes_out_as_it_was_typed_is_right(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "cured"),
    [
        ("- One\n  - Two", "- One\n{}- Two"),
        ("- One\n    - Two\n      - Three", "- One\n    - Two\n{}- Three"),
    ],
)
def test_the_spaces_of_an_inner_entry_make_a_list_in_the_list(text: str, cured: str) -> None:
    (problem,) = found(text)
    spaces = int(problem.do.split()[1])
    assert found(cured.format(" " * spaces)) == []
    made = markdown.markdown(cured.format(" " * spaces)).count("<ul>")
    assert made == markdown.markdown(text).count("<ul>") + 1


def test_a_table_is_made_of_rows_by_the_line_of_the_cure() -> None:
    for text in ("| When | Who |\n| Mon | Ann |", "When\tWho\nMon\tAnn", "+---+---+\n| When | Who |\n+---+---+"):
        (problem,) = found(text)
        assert "| --- | --- |" in problem.do
    assert found("| When | Who |\n| --- | --- |\n| Mon | Ann |") == []


def test_the_row_of_a_cure_has_each_cell() -> None:
    (problem,) = found(f"{HEAD}| Tue |")
    assert "| Tue |  |" in problem.do
    assert found(f"{HEAD}| Tue |  |") == []


def test_a_number_that_begins_no_list_can_be_shown() -> None:
    (problem,) = found("2027. It went well.")
    assert r"2027\." in problem.do
    assert "<p>2027. It" in markdown.markdown(r"2027\. It went well.")
    assert found(r"2027\. It went well.") == []
