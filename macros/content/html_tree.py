"""HTML as a tree that remembers where each element is written, so that what is not changed stays as it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# What stands within a line: words on both sides of one are not parted by it.
INLINE = {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark"}
INLINE |= {"q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
SILENT = {"script", "style", "template", "svg"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(slots=True, eq=False)
class Element:
    """An element, or, without a name, what holds them all.

    `attributes` have their values, which are empty where none is written. `children` are elements and texts, these as
    they are read. The rest are places in the HTML: `start` and `end` of the element, and those of what is in it.
    """

    tag: str
    attributes: dict[str, str]
    start: int
    inner_start: int
    inner_end: int
    end: int
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self) -> Iterator[Element]:
        """Yield every element in it, in the order of their start tags."""
        left = self.children[::-1]
        while left:
            child = left.pop()
            if not isinstance(child, str):
                yield child
                left += child.children[::-1]


class Edit(NamedTuple):
    """A text in place of what stands between two places."""

    start: int
    end: int
    text: str


class TreeBuilder(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html, self.place = html, 0
        self.open = [Element("", {}, 0, 0, len(html), len(html))]
        self.feed(html)
        self.close()

    def updatepos(self, i: int, j: int) -> int:
        """Note the place of what is read next; nobody asks for its line, which HTMLParser would count here."""
        self.place += j - i
        return j

    def add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        """Add an element that ends with its start tag."""
        start = self.place
        end = start + len(self.get_starttag_text() or "")
        element = Element(tag, {name: value or "" for name, value in attrs}, start, end, end, end)
        self.open[-1].children.append(element)
        return element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.add(tag, attrs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self.add(tag, attrs)
        if tag not in VOID:
            element.inner_end = element.end = len(self.html)  # until its end is found
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag != tag and not any(element.tag == tag for element in self.open):
            return
        start = self.place
        while (element := self.open.pop()).tag != tag:  # some elements end without saying so
            element.inner_end = element.end = start
        element.inner_end, element.end = start, self.html.find(">", start) + 1 or len(self.html)

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """Return a piece of HTML, or a whole page, as what holds its elements."""
    return TreeBuilder(html).open[0]


def edited(html: str, edits: Iterable[Edit]) -> str:
    """Return HTML with some edits, no two of which are about the same place."""
    pieces, done = [], 0
    for start, end, text in sorted(edits):
        pieces += [html[done:start], text]
        done = end
    return "".join([*pieces, html[done:]])


def moved(edits: Iterable[Edit]) -> Callable[[int], int]:
    """Return where a place is once some HTML has been edited; what is put in at the place itself comes after it."""
    starts, grown = list[int](), [0]
    for start, end, text in sorted(edits):
        starts.append(start)
        grown.append(grown[-1] + len(text) - (end - start))
    return lambda place: place + grown[bisect_left(starts, place)]


class Id(NamedTuple):
    """An id in some HTML, and the place where its element ends."""

    name: str
    end: int


def ids(tree: Element) -> list[Id]:
    """Return the ids in some HTML, in their order."""
    return [Id(id, element.end) for element in tree.all() if (id := element.attributes.get("id"))]
