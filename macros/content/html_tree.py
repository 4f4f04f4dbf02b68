"""HTML as a tree that remembers where each element is written, so that what is not changed stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate
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
        self.html = html
        self.lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self.open = [Element("", {}, 0, 0, len(html), len(html))]
        self.feed(html)
        self.close()

    def place(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        """Add an element that ends with its start tag."""
        start = self.place()
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
        start = self.place()
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
