"""The words that a page uses and a reader may not know, explained at its foot."""

from __future__ import annotations

from macros.components.glossary import Term, render_words
from macros.components.place import Link
from macros.content.html_tree import Element
from macros.content.pages import Page
from macros.handbook.place import OnPage


def at_the_foot(place: OnPage, tree: Element) -> str:
    """Return what the terms mean to which a page's content has links; the glossary itself has them already."""
    if calls_glossary(place.page):
        return ""
    links = (link.attributes["href"] for link in tree.all() if "hb-term" in link.classes)
    terms = {id: place.all(Term)[id] for id in (href.removeprefix("#term-") for href in links)}
    home = next((page for page in place.library.pages.values() if calls_glossary(page)), None)
    return render_words(terms, Link(home.title, place.href(home, "")) if home else Link("", None)) if terms else ""


def calls_glossary(page: Page) -> bool:
    return any(call.name == "glossary" for call in page.calls)
