"""Slips in the words of a page are told at their line, and what only looks like one is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import typed_words
from macros.content import html_tree
from macros.problems import Problem
from tests.support.handbook import REVIEW, handbook_of

FRONT = f"---\ntitle: A page\nid: a-page\ndescription: One sentence.\n{REVIEW}---\n\nFirst line.\n\n"
FIRST = FRONT.count("\n") + 1  # the line of what is typed
QUOTE, DAY, IN, HIDDEN, LEVEL, BOLD, END = (
    "is opened or closed alone",
    "there is no day",
    "in the quotation",
    "nobody sees",
    "is a heading",
    "looks like a heading",
    "ends with",
)
# fmt: off
WRONG = (
    ('She said "we will act.', 0, QUOTE), ('She said we will act." So', 0, QUOTE), ('Two "one" and "two.', 0, QUOTE),
    ('> She said "we will act.', 0, QUOTE), ('- One\n- "Two', 1, QUOTE),
    ("| A | B |\n| - | - |\n| \u201cOne | 2 |", 2, QUOTE), ('"One\n\n"Two"', 0, QUOTE),
    ("By 29/02/2027.", 0, DAY), ("By 31 November 2026.", 0, DAY), ("By the 31st\nApril.", 0, DAY), ("On 0 May", 0, DAY),
    ("By 11/28/2026.", 0, DAY), ("By 32.12.2026.", 0, DAY), ("By 2026-02-30.", 0, DAY), ("By 30 February.", 0, DAY),
    ("By November 31, 2026.", 0, DAY), ("By 29 February 2027.", 0, DAY), ("One\ntwo 29-02-2027.", 1, DAY),
    ("> Never.\nPromise less.", 1, IN), ("> Never.\n- One", 1, IN), ("- > Never.\n\n> A\n> B\nC", 4, IN),
    ("A re\u00adport", 0, HIDDEN), ("At 10\u00a0am", 0, HIDDEN), ("One\n\u00a0two", 1, HIDDEN),
    ("## One { #one }\n\n#### Two", 2, LEVEL), ("### One { #one }", 0, LEVEL),
    ("## One { #one }\n\n##### Two", 2, LEVEL),
    ("**One two**", 0, BOLD), ("Words.\n\n__One__\n\nWords.", 2, BOLD), ("*One*", 0, BOLD),
    ("## One. { #one }", 0, END), ("## One: { #one }\n\nWords.", 0, END), ("## One\n\n### Two! { #two }", 2, END),
)
RIGHT = (
    'She said "we will act."', "It's the editors' day.", '"One" and "two"', '`"`', '```\n"\n```',
    'A [link](index.md "One")',
    "By 29/02/2028, 31 October 2026, 29 February, 2026-11-22 and 28.2.2027.", "Of 24/7 and 1/2, version 1.40.2026.1.",
    "2026-11-31-2 is no date, and nor is 20-26-11-31.", "In March 2024 and May 50 came.", "May 31, 2026",
    "> Never.\n\nPromise less.", "> Never.\n> Promise less.", "> Never.\n>\n> - One", "5 > 3\n4", "```\n> a\nb\n```",
    "## One { #one }\n\n### Two { #two }\n\n#### Three\n\n## Four { #four }", "    #### code",
    "> Never.\n## One { #one }",
    "```\n10\u00a0am\n```", "At 10 am.", "&nbsp;",
    "**One two.**", "**One** two", "**One**\nTwo.", "- **One**", "**One** and **two**", "## Who? { #who }",
)
# fmt: on


def found(folder: Path, typed: str) -> list[Problem]:
    handbook = handbook_of(folder, {"page.md": f"{FRONT}{typed}\n\nLast line.\n"})
    page = handbook.library.pages["page.md"]
    tree = html_tree.parse(handbook.text("page.md"))
    return [*typed_words.problems(tree, page), *typed_words.of_lines(handbook.library, page)]


@pytest.mark.parametrize(("typed", "at", "says"), WRONG)
def test_a_slip_is_told_at_its_line(tmp_path: Path, typed: str, at: int, says: str) -> None:
    (problem,) = found(tmp_path, typed)
    assert (problem.where.line, says in problem.what) == (FIRST + at, True), problem


@pytest.mark.parametrize("typed", RIGHT)
def test_what_is_no_slip_is_right(tmp_path: Path, typed: str) -> None:
    assert found(tmp_path, typed) == []


def test_the_heading_of_a_cure_is_of_the_next_level(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "## One { #one }\n\n##### Two { #two }")
    assert problem.do == "Write   ### Two { #two }"


def test_what_cannot_be_seen_is_told_with_the_words_round_it(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "Write a re\u00adport now.")
    assert '"report"' in problem.what
    assert "now" not in problem.what


def test_the_heading_of_a_cure_has_an_id_and_no_mark_at_its_end(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "## One { #one }\n\n**Two words**")
    assert problem.do.startswith("Write   ### Two words { #two-words }   or")
    (problem,) = found(tmp_path / "two", "## One two.: { #one }")
    assert problem.do == "Take it away:   One two"
