"""Lists and tables that are published otherwise than they were typed: entries that move, cells that are gone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from macros.content.pages import Page
from macros.handbook.library import Library
from macros.problems import Problem, Where, shown

ENTRY = re.compile(r"( *)(?:[-*+]|(\d+)\.)\s+(?=\S)")
QUOTED = re.compile(r" {0,3}> ?")
HEADING = re.compile(r"#{1,6}\s")
OF_STYLE = re.compile(r"\{:?\s*[#.]")
SEPARATOR = re.compile(r"(?=.*-)(?=.*[|])[|\s:-]+$")
NO_BAR = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\{\{.*?\}\}")  # what may hold a bar that parts no cells
EXAMPLE = "| When | Who |"
ROW = re.compile(r"\s*\||.*\S \| \S")
DASHES = re.compile(r"\s*\|?\s*:?[-\u2013\u2014]")
BOX = re.compile(r"\s*\+[-=+]{2,}")
TABBED = re.compile(r"(?<=\S) *\t[ \t]*(?=\S)")
BEGINS = re.compile(r"(?:\s*(?:[^\w\s|]+|\d+[.)]|\w)\s)?")  # with the mark of a list, even of a word processor
INDENT = 4  # spaces before what stands in an entry
Lines = Mapping[int, str]


class OpenList(NamedTuple):
    """The first entry of a list, the spaces before it and its number, if it has one; and how many entries it has."""

    indent: int
    number: str | None
    entries: int = 1


def problems(_library: Library, page: Page) -> Iterator[Problem]:
    """Find what would come out otherwise in the lists and the tables of a page, quoted ones among them."""
    lines = page.prose
    quoted = {number: QUOTED.sub("", line) for number, line in lines.items() if QUOTED.match(line)}
    yield from of_lists(spaced(lines), page.file)
    yield from of_lists(spaced(quoted), page.file)
    for text in ({number: line for number, line in lines.items() if number not in quoted}, quoted):
        yield from of_tables(spaced(text), page.file)
        yield from of_tabs(text, page.file)


def spaced(lines: Lines) -> Lines:
    return {number: line.expandtabs(INDENT) for number, line in lines.items()}


def of_lists(lines: Lines, file: str) -> Iterator[Problem]:
    """Find entries that would join another list, or stand in none, and lists that would be counted anew."""
    open_: list[OpenList] = []
    last, apart = 0, True  # the line before, and whether something may begin here
    for number, line in lines.items():
        if number != last + 1 and not line.startswith(" "):  # after a block of code
            open_, apart = [], True
        last, indent = number, len(line) - len(line.lstrip())
        typed, at = shown(line.strip(), 30), Where(file, number)
        if entry := ENTRY.match(line):
            if open_ or (apart and indent < INDENT):
                yield from of_entry(OpenList(indent, entry[2]), open_, typed, at)
        elif open_ and apart and line.strip() and indent < INDENT:
            if indent:
                what = f'"{typed}" would stand below the list, and not in it: it has {indent} of {INDENT} spaces.'
                yield Problem(at, what, f"Put {INDENT} spaces before it, or none where it is no part of the list.")
            open_ = []
        elif open_ and not apart and line.strip() and not (indent or HEADING.match(line) or OF_STYLE.match(line)):
            what = f'"{typed}" would go on with the entry above it.'
            yield Problem(
                at, what, f"Put an empty line between them, or {INDENT} spaces before it, if it belongs there."
            )
            open_ = []
        apart = not line.strip() or HEADING.match(line) is not None


def of_entry(entry: OpenList, open_: list[OpenList], typed: str, at: Where) -> Iterator[Problem]:
    """Find what is wrong with an entry, and add it to those that are open where it begins a list."""
    while len(open_) > 1 and entry.indent < open_[-1].indent:
        open_.pop()
    over = entry.indent - open_[-1].indent if open_ else INDENT
    if over >= INDENT:
        open_.append(entry)
        if int(entry.number or 1) > 1:
            yield recounted(entry.number, typed, at)
    elif over > 0:
        what = f'"{typed}" would be no list in the list: it has {over} of {INDENT} spaces.'
        yield Problem(at, what, f"Put {open_[-1].indent + INDENT} spaces before it.")
    elif bool(entry.number) != bool(open_[-1].number):
        what = f'"{typed}" would go on with the list above, which has {"no " if entry.number else ""}numbers.'
        yield Problem(at, what, "Put a line of words between the two lists, or begin it as those above.")
    else:
        first = int(open_[-1].number or 1)
        if entry.number and first < 2 and int(entry.number) not in (first, first + open_[-1].entries):
            what = f'"{typed}" would be counted as {first + open_[-1].entries}.'
            yield Problem(at, what, f"Write   {first + open_[-1].entries}.   in place of   {entry.number}.")
        open_[-1] = open_[-1]._replace(entries=open_[-1].entries + 1)


def recounted(first: str | None, typed: str, at: Where) -> Problem:
    what = f'the list that begins with "{typed}" would be counted from 1.'
    do = (
        f"Write   {first}\\.   where it is no list, or   1.   where it is one. "
        f"What stands between two entries of a list has {INDENT} spaces before it."
    )
    return Problem(at, what, do)


def of_tables(lines: Lines, file: str) -> Iterator[Problem]:
    """Find rows of a table with more or fewer cells than its head has, and lines after it that would be rows."""
    for block in blocks(lines.items()):
        (_, head), *rest = block
        if "|" not in head or not rest or not SEPARATOR.match(rest[0][1]):
            yield from of_no_table(block, file)
            continue
        columns = len(cells(head))
        if len(cells(rest[0][1])) != columns:
            continue  # no table is made of it, which is told where it is seen
        for number, row in rest[1:]:
            at, typed = Where(file, number), shown(row.strip(), 30)
            if "|" not in NO_BAR.sub("", row):
                what = f'"{typed}" would be a row of the table above it.'
                yield Problem(at, what, "Put an empty line between them, or a   |   between its cells.")
            elif (many := len(cells(row))) != columns:
                yield of_row(row, many, columns, at)


def of_no_table(block: list[tuple[int, str]], file: str) -> Iterator[Problem]:
    """Find rows without the line of dashes that makes a table of them; where it is in another place is told there."""
    rows = [(number, line) for number, line in block if ROW.match(NO_BAR.sub("", line))]
    number, head = rows[0] if rows else block[0]
    do = f"Put an empty line before it, and {as_table(cells(head))}"
    if BOX.match(block[0][1]):
        number, head = block[0]
        do = f"Take out each line of   +   and   -   and {as_table(cells(rows[0][1] if rows else EXAMPLE))}"
    elif not rows or (len(rows) == 1 and not head.lstrip().startswith("|")) or has_dashes(block):
        return
    yield Problem(Where(file, number), f'"{shown(head.strip(), 30)}" makes no table here.', do)


def has_dashes(block: list[tuple[int, str]]) -> bool:
    return any(DASHES.match(line) for _, line in block)


def of_tabs(lines: Lines, file: str) -> Iterator[Problem]:
    """Find columns that are made with tabs, as a word processor and a spreadsheet copy them."""
    for block in blocks(lines.items()):
        found = ((number, TABBED.split(BEGINS.sub("", line, count=1))) for number, line in block)
        for number, row in found:
            if len(row) > 1:
                what = f'"{shown(" ".join(row), 30)}" makes no table here: it has tabs between its words.'
                yield Problem(Where(file, number), what, f"Write   | {' | '.join(row)} |   and {as_table(row)}")
                break


def as_table(columns: list[str]) -> str:
    return f"write a line   |{' --- |' * len(columns)}   below the first row."


def of_row(row: str, many: int, columns: int, at: Where) -> Problem:
    if many > columns:
        what = f"this row has {many} cells, and the table {columns}: what is over would not be shown."
        return Problem(at, what, "Take a cell out, or put one into every row. A bar within a cell is   \\|")
    what = f"this row has {many} of the {columns} cells of the table."
    return Problem(
        at, what, f"Write   | {' | '.join([*cells(row), *[''] * (columns - many)])} |   with what is missing."
    )


def blocks(lines: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Yield the lines that stand together, each time without a heading."""
    block: list[tuple[int, str]] = []
    for number, line in [*lines, (0, "")]:
        if block and (not line.strip() or number != block[-1][0] + 1):
            yield block
            block = []
        if line.strip() and not HEADING.match(line):
            block.append((number, line))


def cells(row: str) -> list[str]:
    """Return the cells of a row, as they are typed."""
    row = row.strip()
    held = [*NO_BAR.finditer(row)]
    bars = [at for at, mark in enumerate(row) if mark == "|" and not any(m.start() <= at < m.end() for m in held)]
    places = [-1, *bars, len(row)]
    found = [row[start + 1 : end].strip() for start, end in pairwise(places)]
    return found[1 if row.startswith("|") else 0 : len(found) - (1 if bars and bars[-1] == len(row) - 1 else 0)]
