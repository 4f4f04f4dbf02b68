"""What a copy leaves out of the texts of pages: it becomes empty lines, so that the lines of what stays are true.

A reference to it becomes plain words. An entry of a list that begins with one goes, and a paragraph of nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.content.pages import fences
from macros.content.yaml_reader import Text

TEXT = r"""\s*("[^"]*"|'[^']*')\s*"""
REFERENCE = re.compile(rf"\{{\{{\s*section\({TEXT}(?:,{TEXT})?\)\s*\}}\}}")
SHOWN = re.compile(rf"\{{\{{\s*(\w+)\({TEXT}\)\s*\}}\}}")
LINK = re.compile(r"""(?<!!)\[([^\]]+)\]\(([^()\s]*)(?:\s+"[^"]*")?\)(?:\{[^{}]*\})?""")  # and what attributes it has
ATTRIBUTES = re.compile(r"\{:?[^{}]*\}")  # of a paragraph
DEFINITION = (":   ", "    ")
ITEM = re.compile(r"(\s*)(?:[-*+]|\d+\.)\s+[*_]*")
NUMBERED = re.compile(r"(\s*)(\d+)(?=\.\s)")
Ids = Mapping[str, str]


@dataclass(frozen=True)
class LeftOut:
    """What is left out: each id with its title, the id of each page by its path, and the lines of others by theirs.

    `answers` are the questions and outcomes of the guide that rest on nothing else; `spare` are the entries that no
    page shows, in the original too; `calls` are the macros, with their ids, that would show what is left out; `roots`
    has for each id the one with which it goes, as it stands in the file of the organisation.
    """

    ids: Ids = field(default_factory=dict)
    pages: Ids = field(default_factory=dict)
    spans: Mapping[str, tuple[range, ...]] = field(default_factory=dict)
    answers: frozenset[str] = frozenset()
    spare: frozenset[tuple[str, str]] = frozenset()
    calls: frozenset[tuple[str, str]] = frozenset()
    roots: Mapping[str, Text] = field(default_factory=dict)

    def published(self, name: str, text: str) -> str:
        """Return the text of a page as this organisation publishes it, with as many lines."""
        if not self.ids:
            return text
        lines, code = text.split("\n"), fences(text, name)[1]
        item: tuple[str, ...] = ()
        fewer: dict[str, int] = {}  # entries of the numbered lists that a line may be in, by the spaces before them
        for number, line in enumerate(lines, 1):
            if any(number in span for span in self.spans.get(name, ())):
                lines[number - 1], item = "", ()
            elif item and next((other for other in lines[number - 1 :] if other.strip()), "").startswith(item):
                lines[number - 1] = ""
            elif number not in code:
                item = self.begins(line, lines[number] if number < len(lines) else "")
                lines[number - 1] = "" if item else counted(line, fewer)
                if item and (mark := NUMBERED.match(line)):
                    fewer[mark[1]] = fewer.get(mark[1], 0) + 1
        return "\n".join(self.paragraphs(lines, code))

    def paragraphs(self, lines: list[str], code: Container[int]) -> Iterator[str]:
        """Yield the lines of code, and each paragraph, as a reference may go on in its next line."""
        prose: list[str] = []
        for number, line in enumerate(lines, 1):
            if line.strip() and number not in code:
                prose.append(line)
                continue
            if prose:
                yield self.in_words("\n".join(prose))
                prose = []
            yield line
        if prose:
            yield self.in_words("\n".join(prose))

    def begins(self, line: str, after: str) -> tuple[str, ...]:
        """Return how the lines go on of an entry of a list that begins with a reference to what is left out."""
        term = REFERENCE.fullmatch(line.strip())
        if term and unquoted(term[1]) in self.ids and after.startswith(DEFINITION[0]):
            return DEFINITION
        mark = ITEM.match(line)
        first = mark and (REFERENCE.match(line, mark.end()) or LINK.match(line, mark.end()))
        gone = first and (unquoted(first[1]) if first.re is REFERENCE else self.target(first[2])) in self.ids
        return (f"{mark[1]} ",) if mark and gone else ()

    def in_words(self, text: str) -> str:
        """Return a text with words in place of references to what is left out, and with as many lines.

        Nothing is left of a paragraph that only leads there, such as a link that looks like a button.
        """

        def words(found: re.Match[str]) -> str:
            id = unquoted(found[1])
            return as_long(unquoted(found[2]) if found[2] else self.ids[id], found[0]) if id in self.ids else found[0]

        def unlinked(found: re.Match[str]) -> str:
            return as_long(found[1], found[0]) if self.target(found[2]) in self.ids else found[0]

        def unshown(found: re.Match[str]) -> str:
            return as_long("", found[0]) if (found[1], unquoted(found[2])) in self.calls else found[0]

        ids = [unquoted(found[1]) for found in REFERENCE.finditer(text)]
        ids += [self.target(found[2]) for found in LINK.finditer(text)]
        if ids and self.ids.keys() >= {*ids} and not ATTRIBUTES.sub("", LINK.sub("", REFERENCE.sub("", text))).strip():
            return as_long("", text)
        return SHOWN.sub(unshown, LINK.sub(unlinked, REFERENCE.sub(words, text)))

    def target(self, address: str) -> str:
        """Return the id that a link on a page leads to: a page that is left out counts as its path."""
        path, _, anchor = address.partition("#")
        return path if path in self.pages else anchor

    def navigation(self, nav: list[Any]) -> list[Any]:
        """Return the navigation without the pages that are left out, and without headings that nothing is below."""
        kept: list[Any] = []
        for item in nav:
            if isinstance(item, dict):
                inner = {title: self.navigation(of) if isinstance(of, list) else of for title, of in item.items()}
                inner = {
                    title: of for title, of in inner.items() if of and not (isinstance(of, str) and of in self.pages)
                }
                kept += [inner] if inner else []
            elif item not in self.pages:
                kept.append(item)
        return kept


def counted(line: str, fewer: dict[str, int]) -> str:
    """Return a line with the number that it has where so many entries before it are gone; forget lists that end."""
    mark = NUMBERED.match(line)
    for indent in [*fewer]:
        if line.strip() and (len(indent) > len(mark[1]) if mark else not line.startswith(f"{indent} ")):
            del fewer[indent]
    less = fewer.get(mark[1], 0) if mark else 0
    return f"{mark[1]}{int(mark[2]) - less}{line[mark.end(2) :]}" if mark and less else line


def unquoted(text: str) -> str:
    return text[1:-1]


def as_long(text: str, before: str) -> str:
    """Return a text with as many lines as what it takes the place of."""
    return text + "\n" * (before.count("\n") - text.count("\n"))
