"""A version of a section that is no longer current: the text as it was cited, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from macros.components.place import Link
from macros.components.templates import render
from macros.components.version.blocks import Block, Refer, blocks, in_words
from macros.content.typography import day
from macros.register.comparison import Row, compare
from macros.register.entries import Register, Version
from macros.register.references import Reference
from macros.register.word_diff import Piece

HEADING, ENTRY = "# ", "- "
SOURCE = "Source: "
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
    """A version that has been superseded, or whose section was withdrawn; `root` leads to the site's own address."""

    register: Register
    at: int
    root: str
    today: Link
    versions: Sequence[Link]
    address: str

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
    def reworded(self) -> bool:
        """Whether any word has changed by now."""
        return self.register.state(self.at).words != self.register.state().words

    @property
    def completed(self) -> bool:
        """Whether what it refers to was found out later."""
        return self.version.refers is None and self.register.completed is not None

    @property
    def cited(self) -> list[Block]:
        """The text as it was published."""
        return list(blocks(self.version.text, self.refer(self.at)))

    @property
    def sources(self) -> list[tuple[Link, str]]:
        """The sources of the text as they were then, and what else was said of each."""
        return [(Link(each.words, each.url or None), of_source(each)) for each in self.register.state(self.at).sources]

    @property
    def compared(self) -> list[Stretch]:
        """The text and its sources beside the newest ones; nothing when every line is the same."""
        rows = compare(self.in_words(self.at), self.in_words(len(self.register.versions) - 1))
        seen = in_sight(rows)
        return [Stretch(folded, [line(rows[n]) for n in at]) for folded, at in stretches(rows, seen)] if seen else []

    def in_words(self, at: int) -> str:
        """Return the text of a version, and its sources below it, with words in place of each reference."""
        state = self.register.state(at)
        sources = [f"{SOURCE}{each.words}. {of_source(each)} {each.url}".strip() for each in state.sources]
        return in_words(state.text, self.refer(at)) + "".join(f"{line}\n" for line in sources)

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
    return Line(WORDS[row.kind], heading, [piece for piece in (first, *rest) if piece.text])


def render_version(earlier: Earlier) -> str:
    return render("version/template.html", earlier=earlier)
