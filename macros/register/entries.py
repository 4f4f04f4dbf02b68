"""What was published under a section id, and when: its versions, and its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from macros.content.yaml_reader import Text
from macros.problems import Where
from macros.register import references
from macros.register.references import Reference, named
from macros.register.section_text import State

ChangeKind = Literal["major", "minor", "source", "moved"]


@dataclass(frozen=True)
class Version:
    """A section as it was published.

    `kind` is `source` when no word is new, but something that it cites, and `moved` when nothing but its page is.
    `refers` is what it refers to for the first time, or otherwise than before; None where that was not recorded yet.
    `of` says what it is where it is no section of a page, but an entry of the data. `original` is, in a copy of a
    handbook, the name of the version of the original that it was made from.
    """

    where: Where
    date: Text
    kind: ChangeKind
    note: Text
    page: Text
    title: Text
    sha256: Text
    seal: Text
    refers: str | None = None
    text: str = ""
    of: Text | None = None
    original: Text | None = None

    @property
    def told(self) -> tuple[str, str, str]:
        """What is the same of all that has changed at once."""
        return self.date, self.kind, self.note


@dataclass(frozen=True)
class Completed:
    """What a version refers to for the first time, or otherwise than those before it."""

    where: Where
    version: Text
    refers: str


@dataclass(frozen=True)
class Completion:
    """What was found out later of versions that were recorded without what they refer to."""

    where: Where
    date: Text
    note: Text
    seal: Text
    versions: tuple[Completed, ...]


@dataclass(frozen=True)
class Withdrawal:
    """The end of a section, and the sections to read instead."""

    where: Where
    date: Text
    reason: Text
    seal: Text
    see: tuple[Text, ...] = ()


Entry = Version | Completion | Withdrawal


@dataclass(frozen=True)
class Register:
    """All versions of one section, oldest first."""

    where: Where
    versions: tuple[Version, ...]
    withdrawn: Withdrawal | None = None
    completed: Completion | None = None

    @property
    def newest(self) -> Version:
        return self.versions[-1]

    @property
    def called(self) -> str:
        """What it is to a reader."""
        return self.newest.of or "section"

    @property
    def names(self) -> list[str]:
        """The names of the versions in their addresses: the date, with a number from the second of one day on."""
        return [f"{v.date}-{n + 1}" if n else str(v.date) for v, n in zip(self.versions, self.nth, strict=True)]

    @property
    def nth(self) -> list[int]:
        """How many versions of the same day there are before each."""
        days = [version.date for version in self.versions]
        return [days[:at].count(day) for at, day in enumerate(days)]

    @property
    def kinds(self) -> list[str]:
        """What each version was to a reader: the first, whatever it is called in the file, was new."""
        return ["new", *(version.kind for version in self.versions[1:])]

    @property
    def current(self) -> int:
        """The place of the first version from which on nothing but the page has changed."""
        at = len(self.versions) - 1
        while self.versions[at].kind == "moved":
            at -= 1
        return at

    @cached_property
    def refers(self) -> list[dict[str, Reference]]:
        """By id, all that each version may refer to: what it says itself, and what those before it have said."""
        later = {str(of.version): of.refers for of in self.completed.versions} if self.completed else {}
        known: dict[str, Reference] = {}
        found = []
        for name, version in zip(self.names, self.versions, strict=True):
            new = later.get(name, "") if version.refers is None else version.refers
            known = known | {each.id: each for each in references.read(new)}
            found.append(known)
        return found

    @property
    def is_complete(self) -> bool:
        """Whether it says of each version what the ids in its text stand for."""
        return self.completed is not None or not any(v.refers is None and named(v.text) for v in self.versions)

    def state(self, at: int = -1) -> State:
        """Return what the section was like in a version, or is in the newest."""
        version, refers = self.versions[at], self.refers[at]
        return State(
            version.title, version.text, sources(refers[id] for id in named(version.text) if id in refers), version.page
        )

    @property
    def pages(self) -> list[str]:
        """Every page on which the section has been, the newest last."""
        return list(dict.fromkeys(str(version.page) for version in reversed(self.versions)))[::-1]


def sources(refers: Iterable[Reference]) -> tuple[Reference, ...]:
    return tuple(each for each in refers if each.kind == "source")
