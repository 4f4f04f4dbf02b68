"""What can be found: an entry for each page, section, example, checklist, clause, outcome and word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from macros.content import html_elements
from macros.content.pages import Page
from macros.handbook.library import Library

KIND = "data-search"  # of an element that is an entry by itself: its value is what a reader is told that it is
TITLE = "data-title"  # of such an element, where its title is not its first heading
EXCLUDE = "data-search-exclude"
UNREAD = html_elements.SILENT | {"button", "select", "textarea"}
WITHIN_LINES = html_elements.INLINE | {"label"}
# Links to a place itself, citations, marks, words for the ear alone, and reasons in small print: the index stays light.
LEFT_OUT = {"headerlink", "hb-src", "hb-vh", "hb-must", "hb-item__why", "hb-quiet"}
SPACED = re.compile(r" (?=[.,;:)])")  # where a citation stood
HEADING = re.compile(r"h[1-6]|dt")
# What somebody in trouble needs stands first, and what only lists other things last; components add to these.
WEIGHTS = {"Page": 0.7, "Section": 1.0}
OUTSIDE_PARTS = 0.7
ONLY_LISTS = 0.4


@dataclass
class Entry:
    """Something to find: `id` names it in data, and is its place on the page but for a page as a whole."""

    id: str
    kind: str
    page: Page
    title: str = ""
    text: str = ""
    words: list[str] = field(default_factory=list)
    weight: float = 1.0


class Entries(HTMLParser):
    """Collects the entries of a page's content, as it is before the theme frames it."""

    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.found: list[Entry] = []
        self.entry: Entry | None = None
        self.in_title = False
        self.open: list[tuple[str, Entry | None, str, str]] = []  # tag, the entry before it, its kind and its id
        self.skipped: list[str] = []
        if page.meta:
            self.entry = Entry(page.meta.id, "Page", page, page.title)
            self.found.append(self.entry)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in html_elements.VOID:
            self.say(f" {values.get('alt') or ''} " if tag == "img" else " ")
            return
        classes = set((values.get("class") or "").split())
        if self.skipped or tag in UNREAD or EXCLUDE in values or classes & LEFT_OUT:
            self.skipped.append(tag)
            return
        kind, id = values.get(KIND) or "", values.get("id") or ""
        self.open.append((tag, self.entry, kind, id))
        if kind:
            self.entry = None
            if title := values.get(TITLE):
                self.entry = Entry(id, kind, self.page, title)
                self.found.append(self.entry)
        if HEADING.fullmatch(tag):
            self.begin(id)
        elif tag not in WITHIN_LINES:
            self.say(" ")

    def begin(self, id: str) -> None:
        """Begin an entry at a heading or a term, if it has an id or is the first in something that is an entry."""
        kind, of = next(((kind, id) for _, _, kind, id in reversed(self.open) if kind), ("", ""))
        anchor = id or (of if self.entry is None else "")
        if anchor:
            self.entry = Entry(anchor, kind or "Section", self.page)
            self.found.append(self.entry)
            self.in_title = True

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            while tag in self.skipped and self.skipped.pop() != tag:
                pass
            return
        if not any(name == tag for name, *_ in self.open):
            return
        while self.open:
            name, before, kind, _ = self.open.pop()
            if HEADING.fullmatch(name):
                self.in_title = False
            if kind:
                self.entry = before
            if name == tag:
                break
        if tag not in WITHIN_LINES:
            self.say(" ")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.say(data)

    def say(self, text: str) -> None:
        if self.entry and self.in_title:
            self.entry.title += text
        elif self.entry:
            self.entry.text += text


def entries(html: str, page: Page, library: Library) -> list[Entry]:
    """Return what can be found on a page; `html` is its content with `data-search` and `data-search-exclude` in it."""
    parser = Entries(page)
    parser.feed(html)
    parser.close()
    lists = page.calls and all(library.macros[call.name].lists for call in page.calls)
    weights = WEIGHTS | {
        kind: weight for component in library.components for kind, weight in component.found_as.items()
    }
    for entry in parser.found:
        if entry.kind == "Page" and page.meta:
            # What stands before the sections of a part leads to them, and every kilobyte is waited for.
            entry.text = page.meta.description if page.meta.part else f"{page.meta.description} {entry.text}"
        entry.title, entry.text = (SPACED.sub("", " ".join(text.split())) for text in (entry.title, entry.text))
        entry.weight = weights[entry.kind]
        if entry.kind in ("Page", "Section"):
            entry.weight *= ONLY_LISTS if lists else 1 if page.meta and page.meta.part else OUTSIDE_PARTS
    return parser.found
