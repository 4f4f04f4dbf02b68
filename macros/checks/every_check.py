"""All that has to hold of what editors wrote, and of the text of a page as it is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from macros.checks import (
    external_links,
    files,
    former_titles,
    page_html,
    pictures,
    real_names,
    scenarios,
    settings,
    spelling,
    terminology,
    uncited_claims,
    unmade_markup,
)
from macros.content.html_tree import Element
from macros.content.pages import Page
from macros.handbook import rendering
from macros.handbook.library import Library
from macros.problems import Problem

CHECKS: tuple[Callable[[Library], Iterable[Problem]], ...] = (
    rendering.problems,
    terminology.problems,
    spelling.problems,
    uncited_claims.problems,
    external_links.problems,
    former_titles.problems,
    real_names.problems,
    unmade_markup.problems_of_data,
)


def of_library(library: Library, docs: Path) -> Iterator[Problem]:
    """Yield what is wrong with what was read below `docs`, before a page is rendered."""
    yield from [*library.problems, *files.problems(docs), *scenarios.problems(library, docs.parent)]
    yield from settings.problems(docs.parent / settings.FILE) if (docs.parent / settings.FILE).is_file() else ()
    for check in CHECKS:
        yield from check(library)


def of_page(tree: Element, page: Page, docs: Path) -> Iterator[Problem]:
    """Yield what is wrong with the text of a page, as it is rendered."""
    yield from page_html.blocked(tree, page.file, page.text)
    yield from [*unmade_markup.problems(tree, page), *pictures.problems(tree, page, docs)]
