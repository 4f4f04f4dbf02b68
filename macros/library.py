"""Floor 5: everything below `docs/`, read and checked as a whole before a page is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.components import checklist, correction, source
from macros.components.checklist import Checklist
from macros.components.correction import Correction
from macros.components.source import Source
from macros.located import read_text
from macros.problems import Problem, Where, did_you_mean, shown
from macros.register import FOLDER, Register
from macros.register import read as read_register
from macros.schema import Schema
from macros.sections import Page, Section, read
from macros.shelf import Shelf

SOURCES = "sources.yml"
MISNAMED = {".yaml": ".yml", ".markdown": ".md", ".mdown": ".md", ".mkdn": ".md", ".mkd": ".md"}


@dataclass
class Library:
    """The handbook: its pages by path below `docs/`, and by id what they hold and show, and what was published.

    `texts` are those of the sections, as soon as their pages have been rendered; `site_url` is where it is published.
    """

    pages: dict[str, Page] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    corrections: Shelf[Correction] = field(default_factory=lambda: Shelf("correction", Correction, correction.check))
    checklists: Shelf[Checklist] = field(default_factory=lambda: Shelf("checklist", Checklist, checklist.check))
    sources: Shelf[Source] = field(default_factory=lambda: Shelf("source", Source, source.check))
    registers: dict[str, Register] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    site_url: str = ""

    @property
    def shelves(self) -> tuple[Shelf[Correction], Shelf[Checklist], Shelf[Source]]:
        return self.corrections, self.checklists, self.sources

    @property
    def exhibits(self) -> list[Correction | Checklist]:
        return [*self.corrections.entries.values(), *self.checklists.entries.values()]

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

    def section_trouble(self, id: str, at: Where) -> list[Problem]:
        """Return why no link can be made to a section that is named at some place; nothing when one can."""
        if id in self.sections:
            return []
        if (register := self.registers.get(id)) and (end := register.withdrawn):
            what = f'the section "{id}" was withdrawn on {end.date}: {end.reason}'
            instead = " or ".join(f'{{{{ section("{other}") }}}}' for other in end.see)
            return [Problem(at, what, f"Write   {instead}" if instead else "Take the link out.")]
        if unread := [problem for page in self.pages.values() if not page.sections for problem in page.problems]:
            return unread
        what = f'there is no section "{shown(id)}".{did_you_mean(id, self.sections)}'
        return [Problem(at, what, "Use the id of a heading, as it stands between { # and }, or of a page.")]

    def entry_trouble(self, entry: Correction | Checklist | Source) -> list[Problem]:
        """Return the sections and sources that an entry names and that do not exist."""
        if isinstance(entry, Source):
            return []
        found = [problem for id in entry.sections for problem in self.section_trouble(id, id.where)]
        return found + [problem for id in entry.sources for problem in self.sources.trouble(id, id.where)]

    def home(self, macro: str, id: str) -> Page | None:
        """Return the first page that shows a correction or a checklist."""
        for page in self.pages.values():
            if any(call.name == macro and call.args[:1] == (id,) for call in page.calls):
                return page
        return None


def load(docs: Path, macros: Mapping[str, str]) -> Library:
    """Read all pages and data; never raises for what an editor may have done wrong.

    `macros` maps each macro's name to an example of a call.
    """
    library = Library()
    root = docs.parent
    for path in sorted(docs.rglob("*.md")):
        add_page(library, path, path.relative_to(docs).as_posix(), path.relative_to(root).as_posix(), macros)
    for path in sorted(docs.rglob("*.yml")):
        add = add_register if path.parent == docs / FOLDER else add_data
        add(library, path, path.relative_to(docs).as_posix(), path.relative_to(root).as_posix())
    for path in sorted(path for name in MISNAMED for path in docs.rglob(f"*{name}")):
        at = Where(path.relative_to(root).as_posix(), 1)
        what = f"nothing reads a file whose name ends in {path.suffix}."
        library.problems.append(Problem(at, what, f"Rename it to end in   {MISNAMED[path.suffix]}"))
    for shelf in library.shelves:
        library.problems += shelf.problems
    library.problems += references(library)
    return library


def add_page(library: Library, path: Path, name: str, file: str, macros: Mapping[str, str]) -> None:
    text, problems = read_text(path, file)
    page = Page(name, file, None, problems=tuple(problems)) if problems else read(text, name, file, macros)
    library.pages[name] = page
    library.problems += page.problems
    for section in page.sections:
        if first := library.sections.get(section.id):
            at = first.id.where
            what = f'the id "{section.id}" is already at {at.file}:{at.line}.'
            library.problems.append(Problem(section.id.where, what, "Give one of the two another id."))
        else:
            library.sections[section.id] = section


def add_data(library: Library, path: Path, name: str, file: str) -> None:
    text, problems = read_text(path, file)
    schema = Schema(file, first="contempt-act-1981-s2:" if name == SOURCES else "corrections:")
    schema.problems += problems
    node = None if problems else schema.parse(text)
    shelves: dict[str, Shelf[Any]] = {"corrections": library.corrections, "checklists": library.checklists}
    if name == SOURCES:
        shelves = {"sources": library.sources}
    if node and name == SOURCES:
        library.sources.add(schema, node)
    elif node:
        if name.removesuffix(".yml") + ".md" not in library.pages:
            pages = [page.removesuffix(".md") + ".yml" for page in library.pages]
            what = f"there is no page beside this file.{did_you_mean(name, pages)}"
            schema.problem(Where(file, 1), what, "Give it the name of a page, with   .yml   in place of   .md")
        for key, value in schema.pairs(node):
            if shelf := shelves.get(key):
                shelf.add(schema, value)
            else:
                what = f'"{shown(key)}" is not something that a page can have.{did_you_mean(key, shelves)}'
                schema.problem(key.where, what, f"It can have: {', '.join(shelves)}.")
    library.problems += schema.problems
    for shelf in shelves.values():
        known = [problem for found in shelf.broken.values() for problem in found]
        shelf.unread += [problem for problem in schema.problems if problem not in known]


def add_register(library: Library, path: Path, _: str, file: str) -> None:
    text, problems = read_text(path, file)
    register, wrong = (None, problems) if problems else read_register(path.stem, text, file)
    without = (id for id in library.sections if wrong and not path.with_stem(id).exists())
    if id := next((id for id in without if read_register(id, text, file)[1] == []), None):
        what = f'this is the register of the section "{id}", under another name.'
        wrong = [Problem(Where(file, 1), what, f"Give the file its name back:   {id}.yml")]
    elif register:
        library.registers[path.stem] = register
    library.problems += wrong


def references(library: Library) -> Iterator[Problem]:
    """Find the ids, in data, of sections and sources that do not exist."""
    for entry in library.exhibits:
        yield from library.entry_trouble(entry)


def unused(library: Library) -> Iterator[Problem]:
    """Find what no page shows: an example nobody can open, or a source that bears out nothing."""
    called = {(call.name, *call.args[:1]) for page in library.pages.values() for call in page.calls}
    called |= {("source", id) for entry in library.exhibits for id in entry.sources}
    for shelf in library.shelves:
        for id in shelf.entries:
            if (shelf.called, id) not in called:
                what = f'{shelf.called} "{id}" is on no page.'
                yield Problem(
                    shelf.places[id], what, f'Put   {{{{ {shelf.called}("{id}") }}}}   where it belongs, or delete it.'
                )
