"""Boxes that show, in a site that is built without strictness, what is wrong where it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import escape

from macros.components.templates import problem_box
from macros.content import html_tree
from macros.content.html_tree import Edit
from macros.content.pages import Page
from macros.handbook.library import Library
from macros.problems import Problem

FIRST = "index.md"


def shown_in(html: str, ends: Mapping[str, int], start: int, page: Page, told: Iterable[Problem]) -> str:
    """Return a page with what is told of it, unless a box shows it, below the heading that it comes after.

    `ends` are the places where headings end, by their ids; what comes before all of them is shown at the `start`.
    """
    at: dict[int, list[Problem]] = {}
    for problem in (each for each in told if str(escape(each.what)) not in html):
        before = [each for each in page.sections if each.id.where.file == problem.where.file and each.id in ends]
        headings = [each for each in before if each.id.where.line <= problem.where.line]
        nearest = max(headings, key=lambda each: each.id.where.line, default=None)
        at.setdefault(ends[nearest.id] if nearest else start, []).append(problem)
    return html_tree.edited(html, (Edit(place, place, problem_box(those)) for place, those in at.items()))


def of_page(library: Library, page: Page, found: Iterable[Problem]) -> list[Problem]:
    """Return the problems that are to be shown on a page, each once.

    The first page of the site has what is wrong with files that are of no page.
    """
    others = {stem(each.file) for each in library.pages.values()} - {stem(page.file)}
    is_own = others.isdisjoint if page.path == FIRST else {stem(page.file)}.issuperset
    return sorted(problem for problem in {*found} if is_own({stem(problem.where.file)}))


def stem(file: str) -> str:
    """Return the path of a page, or of the data beside it, without what it ends with."""
    return file.removesuffix(".yml").removesuffix(".md")
