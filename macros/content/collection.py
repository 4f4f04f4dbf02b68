"""All entries of one kind, such as the corrections, by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import yaml

from macros.content.schema import Schema, as_id
from macros.problems import Problem, Where, did_you_mean, shown

T = TypeVar("T")


@dataclass
class Shelf(Generic[T]):
    """`called` is the kind in the singular; `check` finds what the schema of the dataclass `of` cannot.

    `unread` says why some of a file, and perhaps an entry, could not be read.
    """

    called: str
    of: type[T]
    check: Callable[[str, T], Iterable[Problem]] = lambda *_: ()
    entries: dict[str, T] = field(default_factory=dict)
    broken: dict[str, list[Problem]] = field(default_factory=dict)
    places: dict[str, Where] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: list[Problem] = field(default_factory=list)

    def add(self, schema: Schema, node: yaml.Node) -> None:
        """Take in the entries of one file; those with problems are kept apart."""
        for id, entry, found in schema.entries(node, self.of, self.called):
            if first := self.places.get(id):
                what = f'there is already a {self.called} "{shown(id)}", in {first.file}:{first.line}.'
                self.problems.append(Problem(id.where, what, "Give one of them another id."))
                continue
            self.places[id] = id.where
            unfit = [] if entry is None or found else list(self.check(id, entry))
            self.problems += unfit
            if entry is None or found or unfit:
                self.broken[id] = found + unfit
            else:
                self.entries[id] = entry

    def trouble(self, id: str, at: Where) -> list[Problem]:
        """Return why there is nothing to show for an id that is used at some place; nothing when there is."""
        if id in self.entries:
            return []
        for broken, problems in self.broken.items():
            if id in (broken, as_id(broken)):
                return problems
        if self.unread:
            return self.unread
        what = f'there is no {self.called} "{shown(id)}".{did_you_mean(id, self.places)}'
        return [Problem(at, what, f"Use the id of one that there is, or add a {self.called} with this id.")]
