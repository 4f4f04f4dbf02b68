"""Boxes that show, in a site that is built without strictness, what is wrong where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import escape

from macros.components.templates import problem_box
from macros.content import html_tree
from macros.content.html_tree import Edit, Element
from macros.content.pages import Page
from macros.handbook.library import Library
from macros.problems import Problem

FIRST = "index.md"


def shown_in(html: str, library: Library, page: Page, found: Iterable[Problem]) -> str:
    """Return a page with each of its problems, unless a box shows it, below the heading that it comes after.

    The first page of the site has what is wrong with files that are of no page.
    """
    told = [each for each in sorted({*found}) if is_of(library, page, each) and str(escape(each.what)) not in html]
    return html_tree.edited(html, boxes(page, html_tree.parse(html), told)) if told else html


def boxes(page: Page, tree: Element, told: Iterable[Problem]) -> Iterator[Edit]:
    elements = {element.attributes["id"]: element for element in tree.all() if "id" in element.attributes}
    article = next((element for element in tree.all() if element.tag == "article"), tree)
    at: dict[int, list[Problem]] = {}
    for problem in told:
        before = [each for each in page.sections if each.id.where.file == problem.where.file and each.id in elements]
        headings = [each for each in before if each.id.where.line <= problem.where.line]
        nearest = max(headings, key=lambda each: each.id.where.line, default=None)
        at.setdefault(elements[nearest.id].end if nearest else article.inner_start, []).append(problem)
    yield from (Edit(place, place, problem_box(those)) for place, those in at.items())


def is_of(library: Library, page: Page, problem: Problem) -> bool:
    """Tell whether a problem is to be shown on a page."""
    file = problem.where.file.removesuffix(".yml").removesuffix(".md")
    own = {each.file.removesuffix(".md") for each in library.pages.values()}
    return file == page.file.removesuffix(".md") or (page.path == FIRST and file not in own)
