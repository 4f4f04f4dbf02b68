"""Reads everything below `docs/`, and checks it before a page is rendered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from macros.components.declaration import Component
from macros.content.pages import Page, read
from macros.content.schema import Schema
from macros.content.yaml_reader import read_text
from macros.handbook import review_dates
from macros.handbook.library import Library, references
from macros.handbook.references import mistaken
from macros.problems import Problem, Where, did_you_mean, shown
from macros.register.register_file import FOLDER
from macros.register.register_file import read as read_register

MISNAMED = {".yaml": ".yml", ".markdown": ".md", ".mdown": ".md", ".mkdn": ".md", ".mkd": ".md"}


def load(docs: Path, components: Sequence[Component]) -> Library:
    """Read all pages and data; never raises for what an editor may have done wrong."""
    library = Library(components)
    macros = {name: macro.example for name, macro in library.macros.items()}
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
    for collection in library.collections.values():
        library.problems += collection.problems
    library.problems += [*references(library), *mistaken(library)]
    library.problems += review_dates.problems(library, review_dates.today())
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
            schema.problem(Where(file, 1), what, "Give it the name of a page, with   .yml   in place of   .md")
        for key, value in schema.pairs(node):
            if collection := beside.get(key):
                collection.add(schema, value)
            else:
                what = f'"{shown(key)}" is not something that a page can have.{did_you_mean(key, beside)}'
                schema.problem(key.where, what, f"It can have: {', '.join(beside)}.")
    library.problems += schema.problems
    for collection in [own] if own else beside.values():
        known = [problem for found in collection.broken.values() for problem in found]
        collection.unread += [problem for problem in schema.problems if problem not in known]


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
