"""Reads the pages of a handbook, and puts what they show among their sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from macros.cache import Cache
from macros.content.copies import without_copies
from macros.content.headings import ENTRY, Section
from macros.content.macro_calls import Call
from macros.content.own_sections import joined
from macros.content.pages import Page, read
from macros.content.typography import curl
from macros.content.yaml_reader import Text, read_text
from macros.handbook.library import Library
from macros.problems import JoinedFile, Problem
from macros.register.folders import OWN_SECTIONS
from macros.register.section_text import normal

EITHER = "Give one of the two another id."
THIS_ONE = "Give this one another id: the other was published under it."


def add(library: Library, docs: Path, cache: Cache) -> None:
    for path in without_copies(docs, "*.md"):
        name = path.relative_to(docs).as_posix()
        if name not in library.left_out.pages and not name.startswith(f"{OWN_SECTIONS}/"):
            add_page(library, path, name, path.relative_to(docs.parent).as_posix(), cache)


def add_page(library: Library, path: Path, name: str, file: str, cache: Cache) -> None:
    library.pages[name] = page = read_page(library, path, name, file, cache)
    library.problems += page.problems
    for section in page.sections:
        library.sections.setdefault(section.id, section)


def doubled(library: Library) -> Iterator[Problem]:
    """Find the headings with an id that another has, and go by the one that was published, or else by the first."""
    headings: dict[str, list[Section]] = {}
    for page in library.pages.values():
        for section in page.sections:
            if not section.of:
                headings.setdefault(section.id, []).append(section)
    for id, same in headings.items():
        alike = [likeness(library, section) for section in same]
        right = same[alike.index(max(alike))]
        library.sections[id] = right if len(same) > 1 else library.sections[id]
        for section, like in zip(same, alike, strict=True):
            if section is not right:
                what = f'the id "{id}" is already at {right.id.where}.'
                yield Problem(section.id.where, what, EITHER if like == max(alike) else THIS_ONE)


def likeness(library: Library, section: Section) -> tuple[bool, bool]:
    """Return how far a section is what was published under its id: whether page and title are the same."""
    register = library.registers.get(section.id) or library.original.get(section.id)
    newest = register.newest if register else None
    return (newest.page == section.page, newest.title == normal(section.title)) if newest else (False, False)


def read_page(library: Library, path: Path, name: str, file: str, cache: Cache | None = None) -> Page:
    text, problems = read_text(path, file)
    text, file = joined(library.left_out.published(name, text), name, file, library.own_sections)
    macros = {name: macro.example for name, macro in library.macros.items()}
    if problems:
        return Page(name, file, None, problems=tuple(problems))
    made_from = [text, file, repr(macros), repr(file.lines) if isinstance(file, JoinedFile) else ""]
    make = partial(read, text, name, file, macros)
    kind = "part of " if library.left_out.ids or library.own_sections else ""
    return cache.again(f"{kind}page {name}", made_from, make) if cache else make()


def put_in_place(library: Library, docs: Path, name: str) -> bool:
    """Put a page that was edited in place of itself; tell whether all that others can know of it is as it was."""
    before = library.pages[name]
    if library.left_out.spans.get(name):  # they are known by their lines
        return False
    page = read_page(library, docs / name, name, before.file)
    if page.problems or page.outline != before.outline:
        return False
    library.sections |= {section.id: section for section in page.sections}
    headings = iter(page.sections)
    in_order = tuple(each if each.of else next(headings) for each in before.sections)
    library.pages[name] = replace(page, sections=in_order)
    return True


def add_entries(library: Library) -> None:
    """Add what pages show and can be cited to their sections, in its place; the first page that shows it is its own."""
    for page in [page for page in library.pages.values() if page.meta]:
        found = [(section.id.where.line, section) for section in page.sections]
        for call in page.calls:
            section = entry(library, page, call)
            if section is None:
                continue
            library.shown_on.setdefault(section.id, []).append(page.path)
            first = library.sections.setdefault(section.id, section)
            if first is section:
                found.append((call.where.line, section))
            elif not first.of:
                at = section.id.where
                what = f'the id "{first.id}" is already that of the {section.of} at {at}.'
                library.problems.append(Problem(first.id.where, what, EITHER))
        if len(found) > len(page.sections):
            in_order = sorted(found, key=lambda each: each[0])
            library.pages[page.path] = replace(page, sections=tuple(section for _, section in in_order))


def entry(library: Library, page: Page, call: Call) -> Section | None:
    """Return what a macro shows as a section of a page, if it is an entry that can be cited."""
    collection, shown = library.collections.get(library.macros[call.name].shows), library.shown_by(call)
    if collection is None or shown is None or not collection.type.citable:
        return None
    id = call.args[0]
    at = Text(f"{collection.type.anchor}{id}", collection.places[id])
    return Section(at, curl(vars(shown)["title"]), ENTRY, page.path, collection.type.citable)
