"""The texts of a section's versions as they are read on a page: each in its form again, and two beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from macros.components.place import Link
from macros.components.version.blocks import Block, Refer, blocks, in_words
from macros.content.typography import day
from macros.register.comparison import Row, compare
from macros.register.entries import Register
from macros.register.references import Reference
from macros.register.word_diff import Piece

HEADING, ENTRY = "# ", "- "
SOURCE = "Source: "
CELL = re.compile(r" ?\|(?= |$)")
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
class Texts:
    """The texts of all versions, each by its place in the register; `root` leads to the site's own address."""

    register: Register
    root: str

    def blocks(self, at: int) -> list[Block]:
        """Return a text as it was published."""
        return list(blocks(self.register.versions[at].text, self.refer(at)))

    def sources(self, at: int) -> list[tuple[Link, str]]:
        """Return the sources of a text as they were then, and what else was said of each."""
        return [(Link(each.words, each.url or None), of_source(each)) for each in self.register.state(at).sources]

    @cached_property
    def in_words(self) -> list[str]:
        """Each text with words in place of its references, and its sources below it."""
        return [self.with_sources(at) for at in range(len(self.register.versions))]

    def with_sources(self, at: int) -> str:
        state = self.register.state(at)
        sources = [f"{SOURCE}{each.words}. {of_source(each)} {each.url}".strip() for each in state.sources]
        return in_words(state.text, self.refer(at)) + "".join(f"{line}\n" for line in sources)

    def alike(self, one: int, other: int) -> bool:
        """Tell whether a reader sees the same in two versions: the title, the text and the sources."""
        titles = [self.register.versions[at].title for at in (one, other)]
        return titles[0] == titles[1] and self.in_words[one] == self.in_words[other]

    def compared(self, before: int, after: int) -> list[Stretch]:
        """Return two texts with their sources beside each other; nothing when every line is the same."""
        rows = compare(self.in_words[before], self.in_words[after])
        seen = in_sight(rows)
        return [Stretch(folded, [line(rows[n]) for n in at]) for folded, at in stretches(rows, seen)] if seen else []

    def refer(self, at: int) -> Refer:
        """Return how to find what an id stood for in a version."""

        def find(id: str) -> Link | None:
            found = self.register.refers[at].get(id)
            if found is None:
                return None
            if found.kind == "source":
                return Link(f"({found.words})", found.url or None)
            return Link(found.words, f"{self.root}s/{id}/index.html" if found.kind == "section" else None)

        return find


def of_source(reference: Reference) -> str:
    """Return what is said of a source beside its words."""
    date = "Undated" if reference.date == "undated" else f"Dated {day(reference.date)}"
    return f"{date}. Confidence: {reference.confidence}."


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
    # The cells of a table, whose marks would be read out, become the parts of a sentence.
    pieces = [Piece(piece.kind, CELL.sub(";", piece.text)) for piece in (first, *rest)]
    return Line(WORDS[row.kind], heading, [piece for piece in pieces if piece.text])
