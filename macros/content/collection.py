"""Entries of one type, such as the corrections: how they stand in the data, and all that were read, by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

import yaml

from macros.content.schema import Schema, as_id
from macros.problems import Problem, Where, did_you_mean, shown

T = TypeVar("T")


class Entries(Protocol):
    """What was read of every type, without what is wrong."""

    def all(self, of: type[T]) -> Mapping[str, T]:
        """Return all entries of a type by id."""
        ...


@dataclass(frozen=True)
class EntryType(Generic[T]):
    """How entries of the dataclass `of` stand in the data.

    `name` is the key that they stand below in the data of a page; a field that holds their ids has it as its `names`.
    `called` is one of them. `check` finds what the fields cannot say. With a `file` they stand in a file of their own
    below `docs/` and in no other, whose first line looks like `first`. The place of one in a page that shows it is
    `anchor` and its id, where it `is_shown`. What is `quoted` is not in our own words, and what is `fictional` has
    happened to nobody.
    Entries that are `citable` have a title, and each has a permanent address under the id of its place: the word is
    what a reader calls one.
    """

    name: str
    called: str
    of: type[T]
    check: Callable[[str, T], Iterable[Problem]] = lambda *_: ()
    file: str = ""
    first: str = ""
    anchor: str = ""
    is_shown: Callable[[T], bool] = lambda _: True
    quoted: bool = False
    citable: str = ""
    fictional: bool = False


@dataclass
class Collection(Generic[T]):
    """All entries of a type that were read, by id, and apart from them those that are `broken`.

    `unread` says why some of a file, and perhaps an entry, could not be read.
    """

    type: EntryType[T]
    entries: dict[str, T] = field(default_factory=dict)
    broken: dict[str, list[Problem]] = field(default_factory=dict)
    places: dict[str, Where] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: list[Problem] = field(default_factory=list)

    def add(self, schema: Schema, node: yaml.Node) -> None:
        """Take in the entries of one file; those with problems are kept apart."""
        called = self.type.called
        for id, entry, found in schema.entries(node, self.type.of, called):
            if first := self.places.get(id):
                what = f'there is already a {called} "{shown(id)}", in {first}.'
                self.problems.append(Problem(id.where, what, "Give one of them another id."))
                continue
            self.places[id] = id.where
            unfit = [] if entry is None or found else [problem.hiding(id) for problem in self.type.check(id, entry)]
            self.problems += unfit
            if entry is None or found or unfit:
                self.broken[id] = found + unfit
            else:
                self.entries[id] = entry

    @property
    def all_problems(self) -> set[Problem]:
        """Whatever keeps this from being all that there is."""
        return {*self.problems, *self.unread, *(problem for found in self.broken.values() for problem in found)}

    def problems_of(self, id: str, at: Where) -> list[Problem]:
        """Return why there is nothing to show for an id that is used at some place; nothing when there is."""
        if id in self.entries:
            return []
        for broken, problems in self.broken.items():
            if id in (broken, as_id(broken)):
                return problems
        if self.unread:
            return self.unread
        called = self.type.called
        what = f'there is no {called} "{shown(id)}".{did_you_mean(id, self.places)}'
        return [Problem(at, what, f"Use the id of one that there is, or add a {called} with this id.").needing(id)]
