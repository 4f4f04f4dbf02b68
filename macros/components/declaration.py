"""What a component says of itself: the entries that it reads, and the macros that it gives to editors.

A component that editors write for has one `COMPONENT`, which `handbook/catalogue.py` lists; everything else that
knows of macros and entries takes it from there.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from macros.content.collection import Entries, EntryType
from macros.problems import Problem


@dataclass(frozen=True)
class Macro:
    """What an editor may call: `render` takes a `Context` and the texts in quotes, and returns HTML.

    `example` is a call of it, for messages. It `shows` one entry of the type of this name by its id, which may also
    be a section; or it shows `whole` types, of which nothing may be missing; or it `lists` what other pages show, and
    is found last. `check` finds what is wrong with its texts. `cites` returns the ids of the sources that stand in its
    place, where it is not a field of the entry that names them; it takes the entries and the texts.
    """

    name: str
    render: Callable[..., str]
    example: str
    shows: str = ""
    whole: tuple[str, ...] = ()
    lists: bool = False
    check: Callable[..., Iterable[Problem]] = lambda *_: ()
    cites: Callable[..., Iterable[str]] | None = None

    def takes(self, texts: Sequence[str]) -> bool:
        """Tell whether it can be called with so many texts."""
        try:
            inspect.signature(self.render).bind(None, *texts)
        except TypeError:
            return False
        return True


@dataclass(frozen=True)
class Component:
    """A folder of `components/`: what it reads, its macros, and what is wrong between its entries.

    `found_as` are the kinds of things that its HTML marks with `data-search` for the search, and how each weighs
    beside a section, which weighs 1.
    """

    name: str
    reads: tuple[EntryType[Any], ...] = ()
    macros: tuple[Macro, ...] = ()
    check: Callable[[Entries], Iterable[Problem]] = lambda _: ()
    found_as: Mapping[str, float] = field(default_factory=dict)
