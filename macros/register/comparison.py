"""Two versions of a section side by side: line by line, and word by word within a line."""

from __future__ import annotations

import difflib
import functools
import itertools
from collections.abc import Iterator
from typing import NamedTuple

from macros.register.word_diff import WORD, Piece, changes

ALIKE = 1 / 3  # of the words of two lines: from here on, one is the other reworded
PHRASE = 3  # words that one line at least has from another that was cut short or added to
NEAR = 30  # lines in which a reworded line is looked for


class Row(NamedTuple):
    """A line, or what became of it; `kind` is `same`, `reworded`, `out` or `in`."""

    kind: str
    pieces: list[Piece]


def compare(before: str, after: str) -> list[Row]:
    """Return each line of two texts: what is in both, what was reworded, what was taken out and what was put in."""
    old, new = before.splitlines(), after.splitlines()
    rows: list[Row] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [Row("same", [Piece("same", line)]) for line in old[i1:i2]]
        else:
            rows += reworded(old[i1:i2], new[j1:j2])
    return rows


def reworded(old: list[str], new: list[str]) -> Iterator[Row]:
    """Pair each old line with the next new one that is like it; what has no pair was taken out or put in."""
    at = 0
    for line in old:
        like = next((n for n, other in enumerate(new[at : at + NEAR], at) if alike(line, other)), None)
        if like is None:
            yield Row("out", [Piece("del", line)])
            continue
        yield from (Row("in", [Piece("ins", other)]) for other in new[at:like])
        yield Row("reworded", list(marked(line, new[like])))
        at = like + 1
    yield from (Row("in", [Piece("ins", other)]) for other in new[at:])


# Each version of a section is compared with the newest, and most of its lines are those of the version before it.
SEVERAL = functools.lru_cache(maxsize=1 << 14)


@SEVERAL
def in_order(line: str) -> tuple[str, ...]:
    """Return the words of a line, without what is between them."""
    return tuple(word for word in WORD.findall(line) if not word.isspace())


@SEVERAL
def alike(line: str, other: str) -> bool:
    """Tell whether two lines have enough words in common, or one has most of the other in it as it stands."""
    words, others = in_order(line), in_order(other)
    matcher = difflib.SequenceMatcher(None, others, words, autojunk=False)
    if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
        return True
    most = min(len(words), len(others)) * 2 / 3
    return matcher.find_longest_match().size >= max(PHRASE, most)


@SEVERAL
def marked(line: str, other: str) -> tuple[Piece, ...]:
    """Return a line with what was taken out and what was put in to make another of it."""
    return tuple(phrases(changes(line, other)))


def phrases(pieces: list[Piece]) -> list[Piece]:
    """Take the few words that two longer changes have left alone into them, so that a phrase is read as one."""
    runs = list(paired(pieces))
    for at in range(len(runs) - 2, 0, -1):
        around = runs[at - 1 : at + 2]
        was, now = (list(told) for told in zip(*around, strict=True))
        if len(around) == 3 and was[1] == now[1] and len(in_order(was[1])) <= min(map(longest, around[::2])):
            runs[at - 1 : at + 2] = [("".join(was), "".join(now))]
    told = [[Piece("same", old)] if old == new else [Piece("del", old), Piece("ins", new)] for old, new in runs]
    return [piece for run in told for piece in run if piece.text]


def paired(pieces: list[Piece]) -> Iterator[tuple[str, str]]:
    """Yield each run of words as it was and as it is: the same twice, or what was taken out and what was put in."""
    for _, run in itertools.groupby(pieces, lambda piece: piece.kind == "same"):
        told = list(run)
        was = "".join(piece.text for piece in told if piece.kind != "ins")
        yield was, "".join(piece.text for piece in told if piece.kind != "del")


def longest(run: tuple[str, str]) -> int:
    return max(len(in_order(text)) for text in run)


def in_words(row: Row) -> str:
    """Return a row for a terminal: `[-taken out-]` and `{+put in+}`."""
    marks = {"del": ("[-", "-]"), "ins": ("{+", "+}")}
    return "".join(text.join(marks.get(kind, ("", ""))) for kind, text in row.pieces)
