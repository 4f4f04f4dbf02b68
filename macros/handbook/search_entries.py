"""What can be found: an entry for each page and section, and for what components mark as something to find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from macros.content.html_tree import HEADINGS, INLINE, SILENT, VOID, Element
from macros.content.pages import Page
from macros.handbook.library import Library
from macros.problems import Problem, Where, shown

KIND = "data-search"  # of an element that is an entry by itself: its value is what a reader is told that it is
TITLE = "data-title"  # of such an element, where its title is not its first heading
EXCLUDE = "data-search-exclude"  # of what the index goes without, to stay light: citations, reasons in small print
UNREAD = SILENT | {"button", "select", "textarea"}
WITHIN_LINES = INLINE | {"label"}
SPACED = re.compile(r" (?=[.,;:)])")  # where a citation stood
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


class EntryReader:
    """Collects the entries of a page's content, as it is before the theme frames it."""

    def __init__(self, page: Page, tree: Element) -> None:
        self.page = page
        self.found: list[Entry] = []
        self.entry: Entry | None = None
        self.in_title = False
        if page.meta:
            self.begin(page.meta.id, "Page", page.title)
        self.read(tree, "", "")

    def read(self, element: Element, kind: str, id: str) -> None:
        """Read what is in an element; `kind` and `id` are those of the innermost that is an entry by itself."""
        for child in element.children:
            if isinstance(child, str):
                self.say(child)
            elif child.tag in VOID:
                self.say(f" {child.attributes.get('alt', '')} " if child.tag == "img" else " ")
            elif child.tag in UNREAD or EXCLUDE in child.attributes:
                continue
            elif child.attributes.get(KIND):
                self.read_entry(child)
            else:
                self.read_within(child, kind, id)

    def read_entry(self, element: Element) -> None:
        """Read what is an entry by itself, or has several; what stands behind it belongs to the entry before."""
        before, self.entry = self.entry, None
        count = len(self.found)
        kind, id = element.attributes[KIND], element.attributes.get("id", "")
        if title := element.attributes.get(TITLE):
            self.begin(id, kind, title)
        self.read_within(element, kind, id)
        if len(self.found) == count:
            self.begin(id, kind)  # without a title, which is a problem
        self.entry = before
        self.say(gap(element))

    def read_within(self, element: Element, kind: str, id: str) -> None:
        titled = element.tag in HEADINGS or element.tag == "dt"
        # A heading or a term begins an entry if it has an id or is the first in something that is an entry.
        if titled and (anchor := element.attributes.get("id") or ("" if self.entry else id)):
            self.begin(anchor, kind or "Section")
            self.in_title = True
        else:
            self.say(gap(element))
        self.read(element, kind, id)
        if titled:
            self.in_title = False
        self.say(gap(element))

    def begin(self, id: str, kind: str, title: str = "") -> None:
        self.entry = Entry(id, kind, self.page, title)
        self.found.append(self.entry)

    def say(self, text: str) -> None:
        if self.entry and self.in_title:
            self.entry.title += text
        elif self.entry:
            self.entry.text += text


def gap(element: Element) -> str:
    """Return what parts the words of an element from those around it."""
    return "" if element.tag in WITHIN_LINES else " "


def weights_of(library: Library) -> dict[str, float]:
    """Return how much each kind of thing weighs."""
    return WEIGHTS | {kind: weight for component in library.components for kind, weight in component.found_as.items()}


def entries(tree: Element, page: Page, library: Library) -> list[Entry]:
    """Return what can be found on a page; `tree` is its content with `data-search` and `data-search-exclude` in it."""
    found = EntryReader(page, tree).found
    lists = page.calls and all(library.macros[call.name].lists for call in page.calls)
    weights = weights_of(library)
    for entry in found:
        if entry.kind == "Page" and page.meta:
            # What stands before the sections of a part leads to them, and every kilobyte is waited for.
            entry.text = page.meta.description if page.meta.part else f"{page.meta.description} {entry.text}"
        entry.title, entry.text = (SPACED.sub("", " ".join(text.split())) for text in (entry.title, entry.text))
        entry.weight = weights.get(entry.kind, 1.0)
        if entry.kind in ("Page", "Section"):
            entry.weight *= ONLY_LISTS if lists else 1 if page.meta and page.meta.part else OUTSIDE_PARTS
    return found


def problems(found: list[Entry], library: Library) -> Iterator[Problem]:
    """Find what is marked as something to find, and could not be: nobody could see what it is, or get to it."""
    weights = weights_of(library)
    for entry in found:
        at, mark = Where(entry.page.file, 1), f'{KIND}="{shown(entry.kind)}"'
        if entry.kind not in weights:
            what = f'"{shown(entry.kind)}" is no kind of thing that can be found.'
            do = f'Add   found_as={{"{shown(entry.kind)}": 1}}   to the COMPONENT whose template has   {mark}'
            yield Problem(at, what, do)
        if entry.kind != "Section" and not (entry.id and entry.title):
            missing = "title" if entry.id else "id"
            what = f"{mark} is on something that has no {missing}, so nobody could find it."
            yield Problem(at, what, f'Give the same element an id, and a heading within it or   {TITLE}="..."')
