"""All that has to hold of what editors wrote, and of the text of a page as it is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from macros.checks import (
    external_links,
    files,
    former_titles,
    link_words,
    lists_and_tables,
    note_prose,
    page_html,
    pictures,
    prose,
    real_names,
    scenarios,
    settings,
    spelling,
    terminology,
    typed_html,
    typed_words,
    uncited_claims,
    unmade_markup,
)
from macros.checks.prose import Passage
from macros.content.html_tree import Element
from macros.content.pages import Page
from macros.handbook import references, rendering
from macros.handbook.library import Library
from macros.problems import Problem

OF_PROSE: tuple[Callable[[Library, Iterable[Passage]], Iterable[Problem]], ...] = (
    terminology.problems,
    spelling.problems,
)
OF_PAGE: tuple[Callable[[Library, Page], Iterable[Problem]], ...] = (
    uncited_claims.of_page,
    external_links.of_page,
    former_titles.of_page,
    link_words.problems,
    lists_and_tables.problems,
    typed_html.problems,
    typed_words.of_lines,
    references.on_page,
)
OF_DATA: tuple[Callable[[Library], Iterable[Problem]], ...] = (
    rendering.problems,
    uncited_claims.of_data,
    note_prose.problems,
    real_names.problems,
    unmade_markup.problems_of_data,
)


def of_library(library: Library, docs: Path) -> Iterator[Problem]:
    """Yield what is wrong with what was read below `docs`, but for the prose of pages, before a page is rendered."""
    yield from library.problems
    yield from [*files.problems(docs), *pictures.problems_of_files(library, docs)]
    yield from scenarios.problems(library, docs.parent)
    yield from settings.problems(docs.parent / settings.FILE) if (docs.parent / settings.FILE).is_file() else ()
    for check in OF_DATA:
        yield from check(library)
    for check_prose in OF_PROSE:
        yield from check_prose(library, prose.of_data(library))


def of_prose(library: Library, page: Page) -> Iterator[Problem]:
    """Yield what is wrong with the prose of a page, as it is written."""
    for check_prose in OF_PROSE:
        yield from check_prose(library, prose.of_page(page))
    for check in OF_PAGE:
        yield from check(library, page)


def of_page(tree: Element, page: Page, docs: Path) -> Iterator[Problem]:
    """Yield what is wrong with the text of a page, as it is rendered."""
    yield from page_html.blocked(tree, page.file, page.text)
    yield from [*unmade_markup.problems(tree, page), *typed_words.problems(tree, page)]
    yield from pictures.problems(tree, page, docs)
