"""Reads everything below `docs/`, and checks it before a page is rendered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from macros.cache import Cache
from macros.components.declaration import Component
from macros.components.guide import Contact
from macros.content.collection import Collection
from macros.content.copies import without_copies
from macros.content.schema import Schema
from macros.content.yaml_reader import Text, read_text
from macros.handbook import leaving_out, loading_pages, organisation, original, own_sections, review_dates
from macros.handbook.library import Library
from macros.handbook.references import in_data, of_entries, renamed
from macros.problems import Problem, Where, did_you_mean, shown
from macros.register import notes
from macros.register.entries import Register
from macros.register.folders import ORIGINAL, folders_of
from macros.register.notes import Note
from macros.register.register_file import RESTORE
from macros.register.register_file import read as read_register
from macros.register.section_text import normal

SUGGESTED = re.compile(r"\{ #[a-z0-9-]+ \}")


def load(docs: Path, components: Sequence[Component]) -> Library:
    """Read all pages and data; never raises for what an editor may have done wrong.

    What was read of the same texts before is not read again.
    """
    library, cache = Library(components), Cache("read")
    library.docs = docs.name
    loading_pages.add(library, docs, cache)
    files = [read_file(path, docs) for path in without_copies(docs, "*.yml")]
    library.data = {file.name: file.text for file in files}
    library.folders = folders_of(docs)
    apart = {folder: [file for file in files if file.folder == folder] for folder in (*ORIGINAL, *library.folders)}
    add_data(library, [file for file in files if file.folder not in apart and file.name != organisation.FILE], cache)
    add_organisation(library, files)
    for file in apart[ORIGINAL.register] if library.folders != ORIGINAL else ():
        add_register(library, file, library.original)
    make_own(library, docs, cache)
    loading_pages.add_entries(library)
    for file in apart[library.folders.register]:
        add_register(library, file, library.registers)
    library.problems += loading_pages.doubled(library)
    library.notes = leaving_out.with_what_goes(library, add_notes(library, apart[library.folders.notes]))
    if library.folders != ORIGINAL:
        library.original_notes = add_notes(library, apart[ORIGINAL.notes])
        library.taken = list(original.news(library))
        library.problems += own_sections.problems(library)
    for collection in library.collections.values():
        library.problems += collection.problems
    library.problems = [with_published_id(library, problem) for problem in library.problems]
    library.problems += [*of_entries(library), *in_data(library), *renamed(library)]
    library.problems += review_dates.problems(library, review_dates.today())
    return library


def with_published_id(library: Library, problem: Problem) -> Problem:
    """Give what proposes an id for a heading the one under which a section of its title was published, and is gone."""
    if not SUGGESTED.search(problem.do):
        return problem
    titles = {normal(name) for name in problem.hides}
    gone = (id for id, each in library.registers.items() if not each.withdrawn and id not in library.sections)
    id = next((id for id in gone if library.registers[id].newest.title in titles), "")
    return replace(problem, do=SUGGESTED.sub(f"{{ #{id} }}", problem.do)) if id else problem


class TextFile(NamedTuple):
    """A file that was read: its `name` is its path below `docs/`, and `file` the one in messages."""

    path: Path
    name: str
    file: str
    text: str
    problems: list[Problem]

    @property
    def folder(self) -> str:
        """Its folder below `docs/`; empty for that itself."""
        return self.name.rpartition("/")[0]


def read_file(path: Path, docs: Path) -> TextFile:
    file = path.relative_to(docs.parent).as_posix()
    return TextFile(path, path.relative_to(docs).as_posix(), file, *read_text(path, file))


def make_own(library: Library, docs: Path, cache: Cache) -> None:
    """Leave out what the organisation does, and put its own words in place of others.

    The pages are read again, and what was told of them is forgotten.
    """
    own = library.organisation
    sections, unread = own_sections.read(docs) if own else ({}, [])
    library.problems += unread
    if own is None or not (own.leave_out or own.networks or sections):
        return
    library.left_out, wrong = leaving_out.read(library, own.leave_out)
    of_pages, anchors = {found for page in library.pages.values() for found in page.problems}, library.anchors
    library.problems = [*(problem for problem in library.problems if problem not in of_pages), *wrong]
    library.pages, library.sections, library.own_sections = {}, {}, sections
    loading_pages.add(library, docs, cache)
    library.problems += leaving_out.prune(library, anchors, own.networks)


def add_data(library: Library, files: Sequence[TextFile], cache: Cache) -> None:
    """Add the data, which is read as a whole: an id may stand in one file alone."""
    types = [type for component in library.components for type in component.reads]
    made_from = [repr([(type.name, type.of.__module__, type.of.__qualname__) for type in types])]
    made_from += [repr((file.name, file.text, file.problems)) for file in files]
    states, problems, named = cache.again("data", [*made_from, *library.pages], lambda: data_of(library, files))
    for name, state in states.items():
        parts = {key: copy(part) for key, part in state.items()}
        library.collections[name] = Collection(library.collections[name].type, **parts)
    library.problems += problems
    library.named += named


def data_of(
    library: Library, files: Sequence[TextFile]
) -> tuple[dict[str, dict[str, Any]], list[Problem], list[tuple[str, Text]]]:
    """Return what stands in files of data: of each collection what is in it, the problems, and what is named there."""
    alone = Library(library.components, library.pages)
    for file in files:
        add_data_file(alone, file.name, file.file, file.text, file.problems)
    states = {name: {**vars(collection)} for name, collection in alone.collections.items()}
    for state in states.values():
        del state["type"]
    return states, alone.problems, alone.named


def add_data_file(library: Library, name: str, file: str, text: str, problems: list[Problem]) -> None:
    own = next((collection for collection in library.collections.values() if collection.type.file == name), None)
    beside = {key: collection for key, collection in library.collections.items() if not collection.type.file}
    schema = Schema(file, first=own.type.first if own else "corrections:")
    schema.problems += problems
    node = None if problems else schema.parse(text)
    if node and own:
        own.add(schema, node)
    elif node:
        if name.removesuffix(".yml") + ".md" not in library.pages:
            pages = [page.removesuffix(".md") + ".yml" for page in library.pages]
            what = f"there is no page beside this file.{did_you_mean(name, pages)}"
            do = "Give it the name of a page, with   .yml   in place of   .md"
            schema.problems.append(Problem(Where(file, 1), what, do).needing(f"{file.removesuffix('.yml')}.md"))
        for key, value in schema.pairs(node):
            if collection := beside.get(key):
                collection.add(schema, value)
            else:
                what = f'"{shown(key)}" is not something that a page can have.{did_you_mean(key, beside)}'
                schema.problems.append(Problem(key.where, what, f"It can have: {', '.join(beside)}.").hiding(text=text))
    library.problems += schema.problems
    library.named += schema.named
    for collection in [own] if own else beside.values():
        known = [problem for found in collection.broken.values() for problem in found]
        collection.unread += [problem for problem in schema.problems if problem not in known]


def add_organisation(library: Library, files: Sequence[TextFile]) -> None:
    """Add what the organisation says of itself that has taken the handbook over."""
    file = next((file for file in files if file.name == organisation.FILE), None)
    if file and not file.problems:
        library.organisation, contacts, wrong = organisation.read(file.text, file.file)
        library.problems += [*wrong, *organisation.take_in(contacts, library.of(Contact))]
    elif library.folders != ORIGINAL:
        do = f"Write it, and begin with   {organisation.FIRST}"
        missing = Problem(Where(f"{library.docs}/{organisation.FILE}", 1), "nothing says whose handbook this is.", do)
        library.problems += file.problems if file else [missing]


def add_register(library: Library, read: TextFile, registers: dict[str, Register]) -> None:
    path, file, text = read.path, read.file, read.text
    unread = [Problem(at.where, at.what, RESTORE.format(file=file)) for at in read.problems]
    register, wrong = (None, unread) if unread else read_register(path.stem, text, file)
    without = (id for id in library.sections if wrong and not path.with_stem(id).exists())
    if id := next((id for id in without if read_register(id, text, file)[1] == []), None):
        what = f'this is the register of the section "{id}", under another name.'
        wrong = [Problem(Where(file, 1), what, f"Give the file its name back:   {id}.yml")]
    elif register:
        registers[path.stem] = register
    library.problems += wrong


def add_notes(library: Library, files: Sequence[TextFile]) -> list[Note]:
    """Return the notes that can be read."""
    found = [(None, file.problems, []) if file.problems else notes.read(file.text, file.file) for file in files]
    for _, wrong, named in found:
        library.problems += wrong
        library.named += named
    return [note for note, *_ in found if note]
