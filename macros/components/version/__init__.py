"""A version of a section that is no longer current: the text as it was cited, and what has changed since."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from macros.components.place import Link
from macros.components.templates import render
from macros.components.version.blocks import REFERENCE, Block, blocks, referred
from macros.content.typography import curl
from macros.register.comparison import Row, compare
from macros.register.register_file import Register, Version
from macros.register.word_diff import Piece

HEADING, ENTRY = "# ", "- "
LONG = 6  # unchanged lines in a row: from here on they are folded away
AROUND = 1  # unchanged lines that stay in sight before and after a change
WORDS = {"same": "Unchanged", "reworded": "Reworded", "out": "Taken out", "in": "Put in"}


class Line(NamedTuple):
    """A line of two texts beside each other, and in a word what became of it."""

    word: str
    heading: bool
    pieces: list[Piece]


class Stretch(NamedTuple):
    """Some lines one after the other; those that are all unchanged may be folded away."""

    folded: bool
    lines: list[Line]


@dataclass(frozen=True)
class Earlier:
    """A version that has been superseded, or whose section was withdrawn."""

    register: Register
    at: int
    today: Link
    versions: Sequence[Link]
    address: str
    refer: Callable[[str], Link | None]

    @property
    def version(self) -> Version:
        return self.register.versions[self.at]

    @property
    def since(self) -> list[tuple[Version, Link]]:
        """The versions after this one, newest first."""
        return list(zip(self.register.versions, self.versions, strict=True))[self.at + 1 :][::-1]

    @property
    def replaced(self) -> Version:
        """The version that superseded this one."""
        return next(version for version, _ in self.since[::-1] if version.kind != "moved")

    @property
    def grave(self) -> bool:
        """Whether a reader may have to act differently by now."""
        return any(version.kind == "major" for version, _ in self.since)

    @property
    def cited(self) -> list[Block]:
        """The text as it was published."""
        return list(blocks(self.version.text, self.refer))

    @property
    def compared(self) -> list[Stretch]:
        """The text beside the newest one; nothing when every line is the same."""
        rows = compare(self.in_words(self.version.text), self.in_words(self.register.newest.text))
        seen = in_sight(rows)
        return [Stretch(folded, [line(rows[n]) for n in at]) for folded, at in stretches(rows, seen)] if seen else []

    def in_words(self, text: str) -> str:
        """Return a text with words in place of each reference, as they are today."""

        def words(match: re.Match[str]) -> str:
            link = referred(match[0], self.refer)
            return link.words if link else match[0]

        return REFERENCE.sub(words, curl(text))


def in_sight(rows: Sequence[Row]) -> set[int]:
    """Return which rows to show for sure: what has changed, what is next to it, and the heading it stands under."""
    changed = [at for at, row in enumerate(rows) if row.kind != "same"]
    seen = {n for at in changed for n in range(at - AROUND, at + AROUND + 1)}
    heading = 0
    for at, row in enumerate(rows):
        heading = at if row.pieces[0].text.startswith(HEADING) else heading
        seen |= {heading} if row.kind != "same" else set()
    return seen


def stretches(rows: Sequence[Row], seen: set[int]) -> Iterator[tuple[bool, list[int]]]:
    """Yield the places of all rows in turn, and whether to fold them away."""
    shown: list[int] = []
    for hidden, group in groupby(range(len(rows)), lambda at: at not in seen):
        stretch = list(group)
        if not hidden or len(stretch) < LONG:
            shown += stretch
            continue
        if shown:
            yield False, shown
        yield True, stretch
        shown = []
    if shown:
        yield False, shown


def line(row: Row) -> Line:
    """Return a row for the page: with a mark for an entry of a list, and none for a heading."""
    first, *rest = row.pieces
    heading = first.text.startswith(HEADING)
    if heading:
        first = Piece(first.kind, first.text.removeprefix(HEADING))
    elif first.text.startswith(ENTRY):
        first = Piece(first.kind, first.text.replace(ENTRY, "\u2022 ", 1))
    return Line(WORDS[row.kind], heading, [piece for piece in (first, *rest) if piece.text])


def render_version(earlier: Earlier) -> str:
    return render("version/template.html", earlier=earlier)
