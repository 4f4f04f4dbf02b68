"""The history of a section: every version, what each has changed, and the text as it stands.

What a script compares stands in the page as data, since a page on a file share can load nothing: each line once,
and of each version the places of its lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from macros.components.place import Link
from macros.components.templates import render
from macros.components.version.texts import WORDS, Line, Stretch, Texts
from macros.content.typography import curl, version
from macros.register.entries import Register, Version
from macros.register.word_diff import Piece

CURRENT = "#text"  # where the page itself has the newest text


class Told(NamedTuple):
    """A version in a history: `until` is the day when it was no longer in force, and empty where that has not come.

    `before` is the title of the version before, and empty where that is the same. `again` tells that it says what the
    newest version says, though something else was said in between.
    """

    name: str
    version: Version
    kind: str
    page: Link
    href: str
    until: str
    before: str
    changes: Sequence[Line]
    again: bool

    @property
    def words(self) -> str:
        return version(self.name)

    @property
    def counted(self) -> int:
        """How many lines it has changed."""
        return sum(line.word != WORDS["same"] for line in self.changes)


@dataclass(frozen=True)
class SectionHistory:
    """All versions of a section, and the page that each stood on; `sections` are the histories of those within it.

    `around` is the history of the section that what is no section stands in.

    `today` leads to where it is read now, or, where it was withdrawn, to what says so.
    """

    texts: Texts
    today: Link
    pages: Sequence[Link]
    sections: Sequence[Link]
    address: str
    around: Link | None = None

    @property
    def register(self) -> Register:
        return self.texts.register

    @property
    def newest(self) -> int:
        return len(self.register.versions) - 1

    @property
    def told(self) -> list[Told]:
        """The versions, newest first."""
        register = self.register
        versions, end = register.versions, register.withdrawn
        ends = [*(str(later.date) for later in versions[1:]), str(end.date) if end else ""]
        pairs = zip(register.names, register.kinds, self.pages, ends, strict=True)
        return [
            Told(name, versions[at], kind, page, self.href(at), until, *self.since(at), self.again(at))
            for at, (name, kind, page, until) in enumerate(pairs)
        ][::-1]

    def href(self, at: int) -> str:
        """Return where the text of a version stands; what has the newest text has no page of its own."""
        is_newest = at >= self.register.current and not self.register.withdrawn
        return CURRENT if is_newest else f"../{self.register.names[at]}/index.html"

    def since(self, at: int) -> tuple[str, list[Line]]:
        """Return the title of the version before where that was another, and what was said otherwise."""
        if at == 0:
            return "", []
        before, now = self.register.versions[at - 1 : at + 1]
        return "" if before.title == now.title else before.title, list(shown(self.texts.compared(at - 1, at)))

    def again(self, at: int) -> bool:
        return at < self.register.current and self.texts.alike(at, self.newest)

    @property
    def data(self) -> str:
        """What the script compares, in JSON that may stand in HTML."""
        lines: dict[str, int] = {}
        register = self.register
        versions = [
            {
                "name": name,
                "words": version(name),
                "title": curl(kept.title),
                "href": self.href(at),
                "lines": [lines.setdefault(line, len(lines)) for line in text.splitlines()],
            }
            for at, (name, kept, text) in enumerate(
                zip(register.names, register.versions, self.texts.in_words, strict=True)
            )
        ]
        said = {"lines": list(lines), "versions": versions, "withdrawn": register.withdrawn and register.withdrawn.date}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def shown(stretches: Sequence[Stretch]) -> Iterator[Line]:
    """Yield the lines of a comparison; of a stretch that is folded away, how many they are."""
    for stretch in stretches:
        counted = Line(WORDS["same"], False, [Piece("same", f"{len(stretch.lines)} lines")])
        yield from [counted] if stretch.folded else stretch.lines


def render_history(history: SectionHistory) -> str:
    return render("version/history.html", history=history)
