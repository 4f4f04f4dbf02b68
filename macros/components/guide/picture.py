"""The guide as a picture: every question with its answers, drawn as a tree that is read from the top."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from macros.components.guide import Outcome, Question

STEP, LINE = 28, 44  # px to the right for each question, and down for each answer
LETTER = 8.2  # px that a letter of the picture takes at most, in the mean


class Row(NamedTuple):
    """One box: what was answered, and where that leads; `x` and `y` are its left upper corner, `up` its parent's y."""

    answer: str
    words: str
    kind: str
    anchor: str
    x: int
    y: int
    up: int


class Picture(NamedTuple):
    rows: list[Row]
    width: int
    height: int


def drawn(questions: Mapping[str, Question], outcomes: Mapping[str, Outcome]) -> Picture:
    """Lay out the guide; a question that more than one answer leads to is drawn once, where it comes first."""
    if not questions:
        return Picture([], 0, 0)
    first = next(iter(questions))
    rows: list[Row] = []
    seen: set[str] = set()
    for answer, id, depth, up in walk(questions, first, seen):
        parent = rows[up].y if up >= 0 else 0
        if id in outcomes:
            words, kind, anchor = str(outcomes[id].title), "outcome", f"o-{id}"
        else:
            again = id in seen and any(row.anchor == f"q-{id}" for row in rows)
            words = f"{questions[id].text}{' (above)' if again else ''}"
            kind, anchor = ("again" if again else "question"), f"q-{id}"
        rows.append(Row(answer, words, kind, anchor, depth * STEP + 8, len(rows) * LINE + 8, parent))
    widest = max(row.x + max(len(row.answer), len(row.words)) * LETTER for row in rows)
    return Picture(rows, int(widest) + 24, len(rows) * LINE + 16)


def walk(questions: Mapping[str, Question], first: str, seen: set[str]) -> Iterator[tuple[str, str, int, int]]:
    """Yield each answer, what it leads to, how deep that is, and the row that it hangs on."""
    at = -1
    stack = [("", first, 0, -1)]
    while stack:
        answer, id, depth, up = stack.pop()
        at += 1
        yield answer, id, depth, up
        if id in questions and id not in seen:
            seen.add(id)
            below = [(a.text, a.to, depth + 1, at) for a in questions[id].answers]
            stack += reversed(below)
