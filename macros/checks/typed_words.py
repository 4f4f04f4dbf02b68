"""Slips in the words of a page that read wrong to everyone: a quotation without an end, a day that never comes."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from macros.checks.unmade_markup import MarkdownLines, texts_of
from macros.content.html_tree import Element
from macros.content.pages import Page, fences, front_matter
from macros.content.titles import suggest
from macros.content.typography import MONTHS, NO_BREAK
from macros.handbook.library import Library
from macros.problems import Problem, Where, shown

HEADING = re.compile(r" {0,3}(#{2,6})\s*([^#\s].*)")
QUOTED = re.compile(r"\s*>")
BOLD = re.compile(r"(\*{1,3}|_{1,3})([^*_]*[^*_.,;:!?\u2026])\1")
HIDDEN = {"\u00ad": "a soft hyphen (U+00AD)", NO_BREAK: "a hard space (U+00A0)"}
ROUND_HIDDEN = re.compile(rf"\S*[{''.join(HIDDEN)}]\S*")
NAMES = MONTHS.split("|")
DAYS = (  # and the groups that are the day, the month and the year
    (re.compile(rf"(?<![\d./-])(\d\d?)(?:[dhnrst]{{2}})?\s+({MONTHS})(?:\s+(\d{{4}}))?\b"), (1, 2, 3)),
    (re.compile(rf"({MONTHS})\s+(\d\d?)(?:[dhnrst]{{2}})?,\s*(\d{{4}})\b"), (2, 1, 3)),
    (re.compile(r"(?<![\d./-])(\d\d?)([/.-])(\d\d?)\2(\d{4})(?![\d/.-]*\d)"), (1, 3, 4)),
    (re.compile(r"(?<![\d./-])([12]\d{3})-(\d\d)-(\d\d)(?![\d-])"), (3, 2, 1)),
)
LEAP = 2024


def problems(tree: Element, page: Page) -> Iterator[Problem]:
    """Find quotations without an end and days that no calendar has in the text of a page, as it is rendered."""
    if page.problems:
        return
    lines = MarkdownLines(page)
    for text in texts_of(tree):
        if (at := unclosed(text)) is not None:
            what = f'a quotation is opened or closed alone: "{shown(text[at:], 30)}"'
            yield Problem(lines.of(text, at + 1), f"{what}.", 'Write one   "   before what was said, and one after it.')
        written = ((found, parts) for pattern, parts in DAYS for found in pattern.finditer(text))
        for found in (found for found, parts in written if not is_day(*found.group(*parts))):
            what = f'there is no day "{shown(found[0])}".'
            yield Problem(lines.of(text, found.start()), what, "Write a day that there is, as   22 November 2026")


def unclosed(text: str) -> int | None:
    """Return the place of the first quotation mark without another, if there is one."""
    opened: list[int] = []
    for found in re.finditer("[\u201c\u201d]", text):
        if found[0] == "\u201c":
            opened.append(found.start())
        elif not opened:
            return found.start()
        else:
            opened.pop()
    return opened[0] if opened else None


def is_day(day: str, month: str, year: str | None) -> bool:
    """Tell whether a calendar has a day; one without a year may be of a leap year."""
    number = int(month) if month.isdigit() else NAMES.index(month) + 1
    return 1 <= number <= len(NAMES) and 1 <= int(day) <= monthrange(int(year or LEAP), number)[1]


def of_lines(_library: Library, page: Page) -> Iterator[Problem]:
    """Find, in a page as it is typed, what is swallowed by what is above it, what cannot be seen, and lost levels."""
    lines, body_at, level = fences(page.text, page.file)[0], front_matter(page.text)[1], 1
    yield from marked_titles(page)
    for number, line in lines.items():
        at, before = Where(page.file, number), lines.get(number - 1, "")
        heading = HEADING.match(line) if number > body_at else None
        if QUOTED.match(before) and before.strip(" >") and line.strip() and not heading and not QUOTED.match(line):
            what = f'"{shown(line, 30)}" would stand in the quotation above it.'
            yield Problem(at, what, "Put an empty line between them, or   >   before it, if it belongs there.")
        if found := ROUND_HIDDEN.search(line):
            hidden = next(mark for mark in HIDDEN if mark in found[0])
            plain = found[0].replace("\u00ad", "").replace(NO_BREAK, " ").strip()
            what = f'this line has {HIDDEN[hidden]}, which nobody sees, at "{shown(plain, 30) or "the space"}".'
            yield Problem(at, what, f"Delete what is there, and type   {shown(plain, 30)}   again.")
        if (bold := BOLD.fullmatch(line.strip())) and not (before.strip() or lines.get(number + 1, "").strip()):
            what = f'"{shown(bold[2], 30)}" looks like a heading and is none, so nobody can link to it.'
            do = f"Write   {'#' * (level + 1)} {bold[2]} {{ #{suggest(bold[2])} }}   or end it with a full stop."
            yield Problem(at, what, do)
        if heading:
            depth = len(heading[1])
            if depth > level + 1:
                what = f'"{shown(heading[2], 30)}" is a heading {heading[1]}, and no {"#" * (depth - 1)} is above it.'
                yield Problem(at, what, f"Write   {'#' * (level + 1)} {heading[2]}")
            level = depth


def marked_titles(page: Page) -> Iterator[Problem]:
    """Find titles with a mark at their end, which would stand in the middle of each sentence that links there."""
    for section in page.sections:
        if section.title.endswith(tuple(".,;:!")) and page.meta:
            at = section.id.where if section.level > 1 else page.meta.title.where
            what = f'the title "{shown(section.title, 40)}" ends with "{section.title[-1]}".'
            yield Problem(at, what, f"Take it away:   {section.title.rstrip('.,;:! ')}")
