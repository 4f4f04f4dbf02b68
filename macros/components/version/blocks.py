"""A text of the register as a page: the lines become paragraphs, lists, tables and headings again.

What `register.section_text` reads from that page is the text of the register, to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from macros.components.place import Link
from macros.content.typography import curl
from macros.register.references import REFERENCE, with_own

Refer = Callable[[str], Link | None]
MARK = re.compile(r"(# |- |(?:0|[1-9]\d{0,2})\. |)(.*)")
CELLS = " | "
NAMED = "Networks: "  # begins the line before a table of networks, which names all its columns but the first ones


class Run(NamedTuple):
    """Words; a link has in `reference` what stands for it in the register."""

    link: Link
    reference: str = ""


class Block(NamedTuple):
    """One or more lines of a kind, which is `p`, `h3`, `ul`, `ol` or `table`; each has cells, as a rule only one.

    `start` is the number of the first line in a list that counts. `names` are those of the last columns of a table
    that has no head.
    """

    kind: str
    lines: list[list[list[Run]]]
    start: int = 0
    names: tuple[str, ...] = ()

    @property
    def columns(self) -> list[str]:
        """The names of the columns of a table."""
        if self.names:
            return [*[""] * (len(self.lines[0]) - len(self.names)), *self.names]
        return [words(cell) for cell in self.lines[0]]


def blocks(text: str, refer: Refer) -> Iterator[Block]:
    """Yield a text block by block; `refer` finds what an id stands for that the text itself does not give."""
    last = Block("", [])
    for line, own in with_own(curl(text)):
        block = of_line(line, among(own, refer))
        if joins(last, block):
            last.lines.append(block.lines[0])
            continue
        if last.kind == "p" and block.kind == "table" and (said := words(last.lines[0][0])).startswith(NAMED):
            block = block._replace(names=tuple(said.removeprefix(NAMED).split(", ")))
        yield from as_table(last)
        last = block
    yield from as_table(last)


def among(own: dict[str, str], refer: Refer) -> Refer:
    return lambda id: Link(own[id], None) if id in own else refer(id)


def words(cell: list[Run]) -> str:
    return "".join(run.link.words for run in cell)


def of_line(line: str, refer: Refer) -> Block:
    match = MARK.fullmatch(line)
    mark, words = match.groups() if match and match[2] else ("", line)
    number = mark.removesuffix(". ")
    kind = "ol" if number.isdecimal() else {"# ": "h3", "- ": "ul"}.get(mark, "table" if CELLS in words else "p")
    cells = words.split(CELLS) if kind == "table" else [words]
    return Block(kind, [[runs(cell, refer) for cell in cells]], int(number) if kind == "ol" else 0)


def joins(last: Block, block: Block) -> bool:
    """Tell whether a line goes on with the list or the table before it."""
    if last.kind != block.kind or block.kind in ("p", "h3"):
        return False
    if block.kind == "ol":
        return block.start == last.start + len(last.lines)
    return block.kind == "ul" or len(block.lines[0]) == len(last.lines[0])


def as_table(block: Block) -> Iterator[Block]:
    """Yield a block, if it has lines; one line alone is no table."""
    if block.kind == "table" and len(block.lines) == 1 and not block.names:
        bar = [Run(Link(CELLS, None))]
        first, *rest = block.lines[0]
        yield Block("p", [[first + [run for cell in rest for run in bar + cell]]])
    elif block.lines:
        yield block


def runs(words: str, refer: Refer) -> list[Run]:
    """Put back the words and the address of each reference; one without words takes the space before it along."""
    found: list[Run] = []
    for part in filter(None, REFERENCE.split(words)):
        link = refer(part[1:-1]) if REFERENCE.fullmatch(part) else None
        if link and not link.words and found:
            before = found.pop().link.words
            found += [Run(Link(before.rstrip(), None)), Run(link, f"{before[len(before.rstrip()) :]}{part}")]
        else:
            found.append(Run(link._replace(words=curl(link.words)), part) if link else Run(Link(part, None)))
    return found


def in_words(text: str, refer: Refer) -> str:
    """Return a text with the words of each reference in its place."""
    return "".join(f"{words(runs(line, among(own, refer)))}\n" for line, own in with_own(curl(text)))
