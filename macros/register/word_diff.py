"""What changed from one text to another, word by word, and what is left to fill in."""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

WORD = re.compile(r"\s+|[^\W_]+(?:['\u2019.:-][^\W_]+)*|[^\w\s]|_")
GAP = re.compile(r"\[([^\[\]]+)\]")


class Piece(NamedTuple):
    """A run of text; `kind` is `same`, `wrong`, `del`, `ins` or `gap`."""

    kind: str
    text: str


def with_gaps(text: str) -> list[Piece]:
    """Cut a wording at its gaps, which are written in square brackets."""
    return [Piece("gap" if n % 2 else "same", part) for n, part in enumerate(GAP.split(text)) if part]


def changes(before: str, after: str) -> list[Piece]:
    """Return what was taken out of a text and what was put in, in whole words, the old before the new.

    Without what was put in it is the one text to the letter, and without what was taken out the other.
    """
    old, new = WORD.findall(before), WORD.findall(after)
    head = shared(old, new)  # what is the same at both ends is set apart: comparing is slow
    tail = shared(old[head:][::-1], new[head:][::-1])
    first, last = Piece("same", "".join(old[:head])), Piece("same", "".join(old[len(old) - tail :]))
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        out, put = "".join(old[i1:i2]), "".join(new[j1:j2])
        if tag == "equal":
            between = bool(pieces) and not out.strip()
            pieces.append(Piece("space" if between else "same", out))
        else:
            pieces += [Piece(kind, text) for kind, text in (("del", out), ("ins", put)) if text]
    return [piece for piece in (first, *joined(pieces), last) if piece.text]


def shared(one: list[str], other: list[str]) -> int:
    """Return how many words two lists have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (word, instead) in enumerate(pairs) if word != instead), min(len(one), len(other)))


def joined(pieces: list[Piece]) -> list[Piece]:
    """Join changes that only a space parts, so that a phrase is taken out and put in as one."""
    result: list[Piece] = []
    for n, piece in enumerate(pieces):
        if piece.kind == "space" and n + 1 < len(pieces) and result[-1].kind in ("del", "ins"):
            result += [Piece("del", piece.text), Piece("ins", piece.text)]
        else:
            result.append(Piece("same", piece.text) if piece.kind == "space" else piece)
    merged: list[Piece] = []
    run: dict[str, str] = {}
    for piece in [*result, Piece("same", "")]:
        if piece.kind == "same":
            merged += [Piece(kind, run[kind]) for kind in ("del", "ins") if run.get(kind)]
            run = {}
            if piece.text:
                merged.append(piece)
        else:
            run[piece.kind] = run.get(piece.kind, "") + piece.text
    return merged
