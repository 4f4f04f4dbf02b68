"""Two versions side by side: nothing is lost, nothing is invented, and it is quick."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.register.comparison import Row, compare, in_words
from macros.register.word_diff import Piece
from tests.test_properties import HOSTILE

WORDS = ("the", "post", "was", "wrong", "so", "we", "say", "what", "is", "right", ",", "- ", "# ", "[id]", *HOSTILE)
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
texts = st.lists(words.filter(str.strip).map(lambda text: " ".join(text.split())), max_size=8).map("\n".join)


def side(rows: list[Row], other: str) -> list[str]:
    """Return the lines of one of the texts: all that is not only in the other."""
    lines = (row for row in rows if row.kind != {"ins": "in", "del": "out"}[other])
    return ["".join(piece.text for piece in row.pieces if piece.kind != other) for row in lines]


@given(texts, texts)
def test_both_texts_can_be_read_from_the_rows(before: str, after: str) -> None:
    rows = compare(before, after)
    assert side(rows, "ins") == before.splitlines()
    assert side(rows, "del") == after.splitlines()
    assert all(row.pieces and all(piece.text for piece in row.pieces) for row in rows)


@given(texts)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert {row.kind for row in compare(text, text)} <= {"same"}


@pytest.mark.parametrize(
    ("before", "after", "rows"),
    [
        ("One two three.", "One two four.", ["One two [-three-]{+four+}."]),
        ("Say it once.", "Say it once, in plain words, where the mistake was.", None),
        ("One is here.\nTwo was there.", "Two was there.", ["[-One is here.-]", "Two was there."]),
        ("One is here.", "One is here.\nTwo was there.", ["One is here.", "{+Two was there.+}"]),
        ("Ask a person.", "Put the post away.", ["[-Ask a person.-]", "{+Put the post away.+}"]),
        ("a b c x y z.", "d e f x g h i.", ["[-a b c x y z.-]", "{+d e f x g h i.+}"]),
        ("k l m a b c x d e f.", "k l m o p q x r s t.", ["k l m [-a b c x d e f-]{+o p q x r s t+}."]),
    ],
)
def test_lines_and_phrases_are_told_as_a_reader_would(before: str, after: str, rows: list[str] | None) -> None:
    found = compare(before, after)
    assert [in_words(row) for row in found] == rows or (rows is None and [row.kind for row in found] == ["reworded"])


def test_what_only_happens_to_be_the_same_between_two_changes_is_told_with_them() -> None:
    (row,) = compare("It is one and two and three for all.", "It is four and five and six for all.")
    assert [piece.kind for piece in row.pieces] == ["same", "del", "ins", "same"]
    assert row.pieces[0] == Piece("same", "It is ")


def test_a_long_text_is_compared_at_once() -> None:
    chance = random.Random(5)  # noqa: S311
    lines = [" ".join(chance.choices(WORDS[:10], k=20)) for _ in range(900)]
    changed = lines.copy()
    for at in range(50, 900, 180):
        changed[at] = changed[at].replace(" ", " another ", 1)
    before, after = "\n".join(lines), "\n".join(changed)
    assert len(before) > 60_000
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        rows = compare(before, after)
        taken.append(time.perf_counter() - start)
    assert sum(row.kind != "same" for row in rows) == 5
    assert min(taken) < 0.05
