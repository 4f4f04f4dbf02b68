"""What an id in the text of a section stands for now: a section, a source, a duty or a checklist."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from macros.components.checklist import Checklist
from macros.components.incident import Duty
from macros.components.source import Source
from macros.content.pages import front_matter
from macros.content.schema import texts
from macros.handbook.library import Library
from macros.problems import Problem, Where, shown
from macros.register.references import Reference, ids, named
from macros.register.section_text import normal

BRACKETS = re.compile(r"(?<!\])\[([a-z0-9-]+)\](?![(\[])")  # in Markdown, where they make no link


def of_text(library: Library, text: str) -> tuple[Reference, ...]:
    """Return what a text refers to; an id of nothing is a gap to fill in, such as `[time]`."""
    return tuple(found for id in named(text) if (found := of_id(library, id)))


def of_id(library: Library, id: str) -> Reference | None:
    if section := library.sections.get(id):
        return Reference(id, "section", normal(section.title))
    if source := library.all(Source).get(id):
        words = normal(source.link.words)
        return Reference(id, "source", words, str(source.date), source.confidence, str(source.url or ""))
    if duty := library.all(Duty).get(id):
        return Reference(id, "duty", normal(duty.title))
    if checklist := library.all(Checklist).get(id):
        return Reference(id, "checklist", normal(checklist.title))
    return None


def mistaken(library: Library) -> Iterator[Problem]:
    """Find words in square brackets that the register could not tell from the id of something."""
    for words, at in bracketed(library):
        if found := of_id(library, words):
            what = f'"[{words}]" would be read as the {found.kind} with this id, "{shown(found.words)}".'
            yield Problem(at, what, f"Write more words between the brackets, such as   [the {words}]")


def bracketed(library: Library) -> Iterator[tuple[str, Where]]:
    """Yield what could be an id and stands in brackets, in data or on a page where it makes no link, and its place."""
    for text in (text for entry in library.entries for text in texts(entry)):
        yield from ((words, text.where) for words in ids(text))
    for page in library.pages.values():
        yield from ((words, Where(page.file, number)) for words, number in on_page(page.text))


@functools.lru_cache(100)
def on_page(text: str) -> tuple[tuple[str, int], ...]:
    """Return what stands in brackets on a page and makes no link, each with its line."""
    lines = text.split("\n")[front_matter(text)[1] :]
    found = ((words, n) for n, line in enumerate(lines, front_matter(text)[1] + 1) for words in BRACKETS.findall(line))
    return tuple((words, n) for words, n in found if f"[{words}]:" not in text)
