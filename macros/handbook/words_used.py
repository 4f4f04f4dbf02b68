"""The words that a page uses and a reader may not know, explained at its foot."""

from __future__ import annotations

from macros.components.glossary import Term, render_words
from macros.components.place import Link
from macros.content.html_tree import Element
from macros.handbook.place import OnPage


def at_the_foot(place: OnPage, tree: Element) -> str:
    """Return what the terms mean to which a page's content has links; the glossary itself has them already."""
    if "glossary" in place.page.macros:
        return ""
    links = (link.attributes["href"] for link in tree.all() if "hb-term" in link.classes)
    terms = {id: place.all(Term)[id] for id in (href.removeprefix("#term-") for href in links)}
    home = place.library.page_with("glossary")
    return render_words(terms, Link(home.title, place.href(home, "")) if home else Link("", None)) if terms else ""
