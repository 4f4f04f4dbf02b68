"""What Git could not join is told with both texts, and is ended by a choice."""

from __future__ import annotations

import pytest

from macros.content.conflicts import Conflict, conflicts, problems, resolved

MERGE = "Before.\n<<<<<<< HEAD\nOne.\n=======\nTwo.\nMore.\n>>>>>>> other\nAfter.\n"
DIFF3 = MERGE.replace("=======", "||||||| base\nOld.\n=======")
FILE = "docs/a.md"


@pytest.mark.parametrize("text", [MERGE, DIFF3], ids=["merge", "diff3"])
def test_both_texts_are_found(text: str) -> None:
    (found,) = conflicts(text)
    assert found == Conflict(2, text.count("\n") - 1, ("One.",), ("Two.", "More."))


@pytest.mark.parametrize("text", [MERGE, DIFF3], ids=["merge", "diff3"])
@pytest.mark.parametrize(
    ("keep", "kept"), [("first", "One.\n"), ("second", "Two.\nMore.\n"), ("both", "One.\nTwo.\nMore.\n")]
)
def test_a_choice_ends_it(text: str, keep: str, kept: str) -> None:
    for line in (2, 4, text.count("\n") - 1):
        assert resolved(text, line, keep) == f"Before.\n{kept}After.\n"
    assert resolved(text, 1, keep) is None


def test_one_of_two_is_ended_and_the_other_stays() -> None:
    text = resolved(MERGE * 2, 10, "second")
    assert text == MERGE + "Before.\nTwo.\nMore.\nAfter.\n"


def test_the_message_has_both_texts_and_each_choice() -> None:
    first, second = problems(MERGE * 2, FILE)
    assert (first.where.line, second.where.line) == (2, 10)
    assert 'One says   "One."   and the other   "Two. More."' in first.do
    assert "make resolve AT=docs/a.md:10 KEEP=first   or   KEEP=second   or   KEEP=both" in second.do


def test_what_one_has_taken_out_is_told_as_nothing() -> None:
    (problem,) = problems(MERGE.replace("One.\n", ""), FILE)
    assert "One says   nothing   and the other" in problem.do


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (MERGE.replace("<<<<<<< HEAD\n", ""), 3),
        (MERGE.replace("=======\n", ""), 2),
        (MERGE.replace(">>>>>>> other\n", ""), 2),
    ],
    ids=["without its head", "without its middle", "without its end"],
)
def test_half_a_conflict_is_told_without_a_command(text: str, line: int) -> None:
    (problem,) = problems(text, FILE)
    assert problem.where.line == line
    assert "make resolve" not in problem.do
    assert resolved(text, line, "both") is None


@pytest.mark.parametrize("text", ["Title\n=======\n", "a <<<<<<< b\n", "<<<<<<<b\n", ">>>>>>>>\n"])
def test_what_is_no_conflict_is_none(text: str) -> None:
    assert not [*problems(text, FILE)]
