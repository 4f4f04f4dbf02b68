"""Sections in the words of an organisation: each stands in a file, and takes the place of the original's on its page.

That is its heading, whose level stays, and its words up to the next heading: what is within it is apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.content.headings import HEADING, Section, headings, section
from macros.content.pages import fences, front_matter
from macros.content.schema import Schema, example
from macros.content.yaml_reader import Text
from macros.problems import JoinedFile, Problem, Where, shown


@dataclass(frozen=True)
class Front:
    """What stands above the words: the version of the original that they are in place of."""

    where: Where
    based_on: Text | None = example("2026-11-22", default=None)


@dataclass(frozen=True)
class OwnSection:
    """A section in other words: the heading, the file's lines from there on, and the original's version."""

    heading: Section
    lines: tuple[str, ...]
    based_on: Text | None

    @property
    def at(self) -> Where:
        return self.heading.id.where


def read(id: str, text: str, file: str) -> tuple[OwnSection | None, list[Problem]]:
    """Read the file of a section, which begins with a heading that has its id."""
    meta, body_at = front_matter(text)
    schema = Schema(file, line=1, called="the front matter", first="based_on: 2026-11-22")
    node = schema.parse(meta) if meta is not None else None
    front = schema.record(node, Front, "the front matter", Where(file, 1)) if node else None
    if schema.problems:
        return None, schema.problems
    lines = text.split("\n")
    number = next((n for n, line in enumerate(lines, 1) if n > body_at and line.strip()), len(lines))
    mark = HEADING.match(lines[number - 1])
    found = section(mark[1], mark[2].strip(), file, Where(file, number)) if mark else None
    if not isinstance(found, Section) or found.id != id:
        what = f'this is no section: it begins with "{shown(lines[number - 1])}".'
        return None, [Problem(Where(file, number), what, f"Begin it with   ## Its title {{ #{id} }}")]
    return OwnSection(found, (*lines[number - 1 :],), front.based_on if front else None), []


def joined(text: str, path: str, file: str, own: Mapping[str, OwnSection]) -> tuple[str, str]:
    """Return the text of a page with the sections that are in other words, and its file, which knows them."""
    body_at = front_matter(text)[1]
    lines = text.split("\n")
    prose = fences("\n" * body_at + "\n".join(lines[body_at:]), file)[0]
    ends = [number for number, line in prose.items() if HEADING.match(line)] + [len(lines) + 1]
    found = [section for section in headings(prose, path, file)[0] if section.id in own]
    spans = {section.id.where.line: (section.level, own[section.id]) for section in found}
    if not spans:
        return text, file
    made, places, number = list[str](), list[Where](), 1
    while number <= len(lines):
        if number in spans:
            level, other = spans[number]
            made += [f"{'#' * level} {other.lines[0].lstrip('# ')}", *other.lines[1:], ""]
            places += [Where(other.at.file, other.at.line + n) for n in range(len(other.lines) + 1)]
            number = next(end for end in ends if end > number)
        else:
            made.append(lines[number - 1])
            places.append(Where(file, number))
            number += 1
    return "\n".join(made), JoinedFile.of(file, places)
