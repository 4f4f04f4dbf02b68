"""The frame that the theme gives a page, what is told of the page in it, and the two as one page."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from mkdocs.structure.pages import Page

from macros import problems
from macros.build import Build
from macros.checks import page_html
from macros.content import html_tree, page_links
from macros.content.html_tree import Id
from macros.handbook import problems_in_place
from macros.output import framed_pages

INDENTED = re.compile(r"\n\s+")  # which says nothing in a frame, and is 60 packed bytes of each page


class Finished(NamedTuple):
    """What the theme gives as it is published, the ids in it, and the place where what is told of a page begins."""

    html: str
    ids: list[Id]
    start: int


@functools.lru_cache(64)  # a page whose text alone has changed has the same frame
def finished(html: str) -> Finished:
    html = INDENTED.sub("\n", html)
    tree = html_tree.parse(html)
    edits = [*page_html.unused(html, tree), *page_links.edits(html, tree)]
    now = html_tree.moved(edits)
    ids = [Id(id.name, now(id.end)) for id in html_tree.ids(tree)]
    start = next((now(element.inner_start) for element in tree.all() if element.tag == "article"), 0)
    return Finished(html_tree.edited(html, edits), ids, start)


def set_text_aside(page: Page) -> None:
    """Let the theme put a mark in place of the text of a page, which is finished, and long."""
    page.content = framed_pages.MARKS["content"]


def finish_page(build: Build, html: str, page: Page) -> str:
    """Return a page as it is published, and report what is wrong with it."""
    frame, own = finished(html), build.library.pages[page.file.src_uri]
    before, mark, after = frame.html.partition(framed_pages.MARKS["content"])
    text, at = build.texts[own.path], len(before)
    longer = len(text.html) - len(mark)
    around = [Id(id.name, id.end + (longer if id.end > at else 0)) for id in frame.ids]
    ids = [*around, *(Id(id.name, id.end + at) for id in text.ids)]
    twice = [*page_html.twice([id.name for id in ids], own.file)]
    build.mistakes += twice
    problems.report(twice)
    told = problems_in_place.of_page(build.library, own, build.found)
    return problems_in_place.shown_in(before + text.html + after, dict(ids), frame.start, own, told)


def finish_template(html: str) -> str:
    """Return a page that the theme gives without a text as it is published."""
    return finished(html).html
