"""Everything below `docs/` as a whole, and what in it leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from macros.components.declaration import Component, Macro
from macros.content.collection import Collection
from macros.content.headings import Section
from macros.content.left_out import LeftOut
from macros.content.macro_calls import Call
from macros.content.own_sections import OwnSection
from macros.content.pages import Page
from macros.content.schema import named
from macros.content.yaml_reader import Text
from macros.handbook.organisation import Organisation
from macros.problems import Problem, Where, did_you_mean, shown
from macros.register.entries import Register
from macros.register.folders import ORIGINAL, Folders
from macros.register.notes import Note

SECTIONS = "sections"  # counts as the name of a type
T = TypeVar("T")


@dataclass(repr=False)  # that of a whole handbook is a megabyte
class Library:
    """The handbook: its pages by path below `docs/`, what its components have read, and what was published.

    Among the `sections` by id are the entries that can be cited; `shown_on` has the paths of all pages that show one.
    `notes` say what has changed since and is not in the register yet; both are in the `folders`.
    In a copy, `organisation` says whose it is, `left_out` is what it does not publish, `own_sections` by id what is in
    its own words, `original_name` the title and `original` the register of the original, `original_notes` waited there
    for it, and `taken` is what both explain.
    `named` is what those entries and notes name that could not be read as a whole.
    `texts` of the sections are there as soon as the pages are rendered; `site_url` is its address, `name` its title,
    `scripts` below the address are what a page loads later, `docs` is the folder of the pages, `data` all other texts.
    """

    components: Sequence[Component] = ()
    pages: dict[str, Page] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    shown_on: dict[str, list[str]] = field(default_factory=dict)
    registers: dict[str, Register] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    folders: Folders = ORIGINAL
    organisation: Organisation | None = None
    left_out: LeftOut = field(default_factory=LeftOut)
    own_sections: dict[str, OwnSection] = field(default_factory=dict)
    original_name: str = ""
    original: dict[str, Register] = field(default_factory=dict)
    original_notes: list[Note] = field(default_factory=list)
    taken: list[Note] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    named: list[tuple[str, Text]] = field(default_factory=list)
    site_url: str = ""
    name: str = "handbook"
    scripts: dict[str, str] = field(default_factory=dict)
    docs: str = "docs"
    data: dict[str, str] = field(default_factory=dict)

    @property
    def all_notes(self) -> tuple[Note, ...]:
        """The notes of this handbook, and in a copy what comes from the original."""
        return (*self.notes, *self.taken)

    @cached_property
    def collections(self) -> dict[str, Collection[Any]]:
        """What was read of each type, by the name of the type."""
        return {type.name: Collection(type) for component in self.components for type in component.reads}

    @cached_property
    def macros(self) -> dict[str, Macro]:
        return {macro.name: macro for component in self.components for macro in component.macros}

    @cached_property
    def component_of(self) -> dict[str, Component]:
        """The component that each macro belongs to."""
        return {macro.name: component for component in self.components for macro in component.macros}

    @cached_property
    def by_dataclass(self) -> dict[type, Collection[Any]]:
        return {collection.type.of: collection for collection in self.collections.values()}

    def of(self, dataclass: type[T]) -> Collection[T]:
        """Return what was read of the type whose entries are of a dataclass."""
        return self.by_dataclass[dataclass]

    def all(self, of: type[T]) -> Mapping[str, T]:
        """Return all entries of a type, by id, without what is wrong."""
        return self.of(of).entries

    def within(self, section: Section) -> Iterator[Section]:
        """Yield the sections in a section, in their order."""
        on_page = self.pages[section.page].sections
        for other in on_page[on_page.index(section) + 1 :]:
            if other.level <= section.level:
                return
            yield other

    def above(self, section: Section) -> Iterator[Section]:
        """Yield the sections that a section is in, the nearest first and the page last."""
        on_page, level = self.pages[section.page].sections, section.level
        for other in reversed(on_page[: on_page.index(section)]):
            if other.level < level:
                yield other
                level = other.level

    def problems_of_section(self, id: str, at: Where) -> list[Problem]:
        """Return why no link can be made to a section that is named at some place; nothing when one can."""
        if id in self.sections:
            return []
        if end := self.end_of(id):
            reason, see = end
            form = "{}" if at.file.endswith(".yml") else '{{{{ section("{}") }}}}'
            instead = " or ".join(form.format(other) for other in see)
            do = f"Write   {instead}" if instead else "Take it out."
            return [Problem(at, f'the section "{id}" was withdrawn: {reason}', do)]
        what = f'there is no section "{shown(id)}".{did_you_mean(id, self.sections)}'
        do = "Use the id of a heading, as it stands between { # and }, or of a page."
        return [Problem(at, what, do).needing(id, *self.published_as(id))]

    def end_of(self, id: str) -> tuple[str, tuple[str, ...]] | None:
        """Return why something was withdrawn, if only by a note, and the ids of what to read instead."""
        if (register := self.registers.get(id)) and (end := register.withdrawn):
            return end.reason, end.see
        return next(((note.note, note.see) for note in self.all_notes if id in note.withdrawn), None)

    def published_as(self, id: str) -> tuple[str, ...]:
        """Return the file and the title with which an id was published last; nothing if it was not."""
        register = self.registers.get(id)
        return (f"{self.docs}/{register.newest.page}", register.newest.title) if register else ()

    def problems_of(self, type: str, id: str, at: Where) -> list[Problem]:
        """Return why nothing can be shown of an id of a type, or of a section, at some place; nothing when it can."""
        return self.problems_of_section(id, at) if type == SECTIONS else self.collections[type].problems_of(id, at)

    def problems_of_entry(self, entry: object) -> list[Problem]:
        """Return why what an entry names does not exist; nothing when it does."""
        return [problem for type, id in named(entry) for problem in self.problems_of(type, id, id.where)]

    def problems_of_whole(self, macro: Macro) -> list[Problem]:
        """Return why a macro cannot show types as a whole; nothing when it can."""
        collections = [self.collections[name] for name in macro.whole]
        found = {problem for collection in collections for problem in collection.all_problems}
        entries = [entry for collection in collections for entry in collection.entries.values()]
        found |= {problem for entry in entries for problem in self.problems_of_entry(entry)}
        if collections and not found:
            found = {*self.component_of[macro.name].check(self)}
        return sorted(found)

    def shown_by(self, call: Call) -> object | None:
        """Return the entry that a call of a macro shows by its id, if it shows one."""
        collection = self.collections.get(self.macros[call.name].shows)
        return collection.entries.get(call.args[0]) if collection and call.args else None

    def citable(self, of: str | None) -> Iterator[tuple[Macro, Collection[Any]]]:
        """Yield what shows and what holds the entries of a kind that can be cited."""
        for macro in self.macros.values() if of else ():
            collection = self.collections.get(macro.shows)
            if collection and collection.type.citable == of:
                yield macro, collection

    @property
    def anchors(self) -> set[str]:
        """The ids of all that can be found, as they stand in the address of a page."""
        anchored = [collection for collection in self.collections.values() if collection.type.anchor]
        return set(self.sections) | {
            f"{collection.type.anchor}{id}"
            for collection in anchored
            for id, entry in collection.entries.items()
            if collection.type.is_shown(entry)
        }

    @property
    def entries(self) -> list[object]:
        return [entry for collection in self.collections.values() for entry in collection.entries.values()]

    def page_with(self, macro: str) -> Page | None:
        """Return the first page that calls a macro."""
        return next((page for page in self.pages.values() if macro in page.macros), None)

    def address_with(self, macro: str) -> str:
        """Return the address below the site of the first page that calls a macro; of the home page where none does."""
        page = self.page_with(macro)
        return page.url if page else "."

    def anchor(self, macro: str, id: str) -> str:
        """Return the id that what a macro shows by its id has in the page."""
        return f"{self.collections[self.macros[macro].shows].type.anchor}{id}"

    def home(self, macro: str, id: str) -> Page | None:
        """Return the first page on which a macro shows an entry."""
        for page in self.pages.values():
            if any(call.name == macro and call.args[:1] == (id,) for call in page.calls):
                return page
        return None


def unused(library: Library) -> Iterator[Problem]:
    """Find what no page shows: an example nobody can open, or a source that bears out nothing."""
    return (on_no_page(*found) for found in unused_entries(library))


def unused_entries(library: Library) -> Iterator[tuple[Collection[Any], Macro, str]]:
    """Yield each entry that no page shows, and what could show it."""
    calls = [call for page in library.pages.values() for call in page.calls]
    shown_somewhere = {(library.macros[call.name].shows, *call.args[:1]) for call in calls}
    shown_somewhere |= {(name, id) for entry in library.entries for name, id in named(entry)}
    for macro in library.macros.values():
        collection = library.collections.get(macro.shows)
        for id in collection.entries if collection else ():
            if collection and (macro.shows, id) not in shown_somewhere:
                yield collection, macro, id


def on_no_page(collection: Collection[Any], macro: Macro, id: str) -> Problem:
    what = f'{collection.type.called} "{id}" is on no page.'
    do = f'Put   {{{{ {macro.name}("{id}") }}}}   where it belongs, or delete it.'
    return Problem(collection.places[id], what, do)
