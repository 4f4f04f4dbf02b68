"""The words that a page uses and a reader may not know, explained at its foot."""

from __future__ import annotations

import re

from macros.components.glossary import Term, render_words
from macros.components.place import Link
from macros.content.pages import Page
from macros.handbook.place import OnPage

MARKED = re.compile(r'(class="hb-term" href="#)used-([^"]+)"')


def at_the_foot(place: OnPage, html: str) -> str:
    """Return a page's content with what its marked terms mean at its foot; the glossary itself has them already."""
    terms = {id: place.all(Term)[id] for _, id in MARKED.findall(html)}
    home = next((page for page in place.library.pages.values() if calls_glossary(page)), None)
    html = MARKED.sub(r'\1term-\2"', html)
    if not terms or calls_glossary(place.page):
        return html
    return f"{html}\n" + render_words(terms, Link(home.title, place.href(home, "")) if home else Link("", None))


def calls_glossary(page: Page) -> bool:
    return any(call.name == "glossary" for call in page.calls)
