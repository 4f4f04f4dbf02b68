"""The prose of the handbook as an editor wrote it, without what is quoted, code, an id or an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.content.pages import Page
from macros.content.schema import texts
from macros.handbook.library import Library
from macros.problems import Where

Kind = Literal["heading", "paragraph", "item", "row"]

HEADING = re.compile(r"\s*#{1,6}\s")
QUOTE = re.compile(r"\s*>")
ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)]|:)\s")
ROW = re.compile(r"\s*\|")
WORDS_OF_A_LINK = re.compile(r'(\{\{\s*section\("[^"]*",\s*")([^"]*)("\s*\)\s*\}\})')
APART = re.compile(
    r"\{\{.*?\}\}"  # a macro
    r"|(`+).+?\1"
    r"|\]\([^)]*\)|<[^>\n]*>|https?://\S+"  # an address, a tag
    r"|\{:?\s*[#.][^}\n]*\}"  # an id
    r'|"[^"]*"|\u201c[^\u201d]*\u201d',
    re.DOTALL,
)


@dataclass(frozen=True)
class Passage:
    """A paragraph, an entry of a list, a row of a table or a heading.

    In `text` spaces stand for what is not prose, so that every word has the place that it has in `written`.
    """

    kind: Kind
    file: str
    line: int
    written: str

    @property
    def text(self) -> str:
        linked = WORDS_OF_A_LINK.sub(lambda m: f"{blank(m[1])}{m[2]}{blank(m[3])}", self.written)
        return APART.sub(lambda m: blank(m[0]), linked)

    def at(self, place: int) -> Where:
        """Return where in the file a word of the text is."""
        return Where(self.file, self.line + self.written.count("\n", 0, place))


def blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def blocks(page: Page) -> Iterator[Passage]:
    """Yield what a page says, block by block, quotations and code left out."""
    lines = page.prose
    kind: Kind = "paragraph"
    block: list[str] = []
    start = 0
    for number, line in [*lines.items(), (0, "")]:
        begins = HEADING.match(line) or ITEM.match(line) or ROW.match(line)
        if block and (not line.strip() or begins or number != start + len(block) or QUOTE.match(line)):
            yield Passage(kind, page.file, start, "\n".join(block))
            block = []
        if not line.strip() or QUOTE.match(line):
            continue
        if not block:
            start = number
            kind = "heading" if HEADING.match(line) else "row" if ROW.match(line) else "item" if begins else "paragraph"
        block.append(line)
        if kind == "heading":
            yield Passage(kind, page.file, start, line)
            block = []


def of_page(page: Page) -> Iterator[Passage]:
    """Yield the prose of a page and of its front matter."""
    yield from blocks(page)
    if page.meta:
        yield from (Passage("heading", *words.where, words) for words in (page.meta.title, page.meta.description))


def of_data(library: Library) -> Iterator[Passage]:
    """Yield the prose in the data."""
    for collection in library.collections.values():
        for entry in collection.entries.values() if not collection.type.quoted else ():
            yield from (Passage("paragraph", *words.where, words) for words in texts(entry, quoted=False))
