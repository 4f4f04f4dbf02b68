"""The text of each section, as a reader could read it, so that it can be compared over time.

It is taken from a page's content, after macros and before the theme. Wrapping, attributes, curly quotes and the
markup of components leave no trace in it; a changed word does. An element with `data-register` has that value
taken in place of its words, and none for an empty one: an example gives its data, a link to a section its id.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from macros.content.html_tree import HEADINGS, INLINE, SILENT, Element
from macros.content.yaml_reader import INVISIBLE
from macros.register.references import Reference

REGISTER = "data-register"
PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2026": "...", "\u00ad": None})


class State(NamedTuple):
    """What a section is like at one time, the sources that its text cites, and the page that it is on."""

    title: str
    text: str
    sources: tuple[Reference, ...]
    page: str

    @property
    def said(self) -> tuple[object, ...]:
        """All but the page."""
        return self[:-1]

    @property
    def words(self) -> tuple[str, str]:
        """What a reader could read."""
        return self.title, self.text


class TextLine(NamedTuple):
    """A block of text; a heading of the page has a level and an id."""

    text: str
    level: int = 0
    id: str = ""


def normal(text: str) -> str:
    """Return text without what a theme, an extension or a keyboard may change of itself."""
    shown = " ".join(text.split())
    if shown.isascii() and shown.isprintable():  # most are, and the rest takes ten times as long
        return shown
    shown = INVISIBLE.sub("", shown).translate(PLAIN)
    return " ".join(unicodedata.normalize("NFC", shown).split())


class Lines:
    """Collects the lines of a page's content: one for a block, with `- ` before an entry of a list."""

    def __init__(self, tree: Element) -> None:
        self.lines: list[TextLine] = []
        self.words: list[str] = []
        self.mark = ""
        self.heading: tuple[int, str] = (0, "")
        self.lists: list[int | None] = []  # of each list that is open: the number of its last entry, if it counts
        self.read(tree)
        self.end_line()

    def read(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                self.words.append(child)
            elif REGISTER in child.attributes or child.tag in SILENT:
                self.stand_in(child.tag, child.attributes.get(REGISTER, ""))
            elif child.tag in ("td", "th"):
                self.words.append(" | " if "".join(self.words).strip() else "")
                self.read(child)
            elif child.tag == "br":
                self.words.append(" ")
            elif child.tag == "img":
                self.words.append(f" {child.attributes.get('alt', '')} ")
            elif child.tag in INLINE:
                self.read(child)
            else:
                self.block(child)

    def stand_in(self, tag: str, said: str) -> None:
        """Take a text in place of an element's own: that of a block has lines."""
        if tag in INLINE:
            self.words.append(said)
            return
        self.end_line()
        for line in said.split("\n"):
            self.words.append(line)
            self.end_line()

    def block(self, element: Element) -> None:
        self.end_line()
        is_list = element.tag in ("ul", "ol")
        if element.tag in HEADINGS:
            self.mark, self.heading = "# ", (int(element.tag[1]), element.attributes.get("id", ""))
        elif is_list:
            self.lists.append(int(element.attributes.get("start") or 1) - 1 if element.tag == "ol" else None)
        elif element.tag == "li":
            number = self.lists[-1] if self.lists else None
            self.mark = "- " if number is None else f"{number + 1}. "
            if number is not None:
                self.lists[-1] = number + 1
        self.read(element)
        self.end_line()
        if is_list:
            self.lists.pop()

    def end_line(self) -> None:
        if text := normal("".join(self.words)):
            self.lines.append(TextLine(f"{self.mark}{text}", *self.heading))
            self.mark, self.heading = "", (0, "")
        self.words = []


def section_texts(tree: Element, page: str, ids: Container[str] = ()) -> dict[str, str]:
    """Return by id the text under each heading that has one, and that of the page as a whole, under the id `page`.

    Every line ends with a line end. A section holds those within it, their headings marked with `# `. What has a text
    in `data-register` and one of the `ids` in it is a section by itself.
    """
    found = Lines(tree).lines
    texts = {page: joined(found), **dict(entry_texts(tree, ids))}
    for at, line in enumerate(found, 1):
        if line.id:
            texts[line.id] = joined(until(found[at:], line.level))
    return texts


def entry_texts(tree: Element, ids: Container[str]) -> Iterator[tuple[str, str]]:
    for element in tree.all():
        if element.attributes.get(REGISTER):
            for inner in (element, *element.all()):
                if (id := inner.attributes.get("id")) and id in ids:
                    alone = replace(tree, children=[element])
                    yield id, joined(Lines(alone).lines)


def until(rest: list[TextLine], level: int) -> Iterator[TextLine]:
    for line in rest:
        if line.id and line.level <= level:
            return
        yield line


def joined(found: Iterable[TextLine]) -> str:
    return "".join(f"{line.text}\n" for line in found)
