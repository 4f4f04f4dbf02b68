"""What an id in the text of a section stands for now: a section, a source, a duty or a checklist."""

from __future__ import annotations

from collections.abc import Iterator

from macros.components.checklist import Checklist
from macros.components.incident import Duty
from macros.components.source import Source
from macros.content.schema import texts
from macros.handbook.library import Library
from macros.problems import Problem, shown
from macros.register.references import Reference, ids, named
from macros.register.section_text import normal


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
    """Find words in square brackets, in data, that the register could not tell from the id of something."""
    for text in (text for entry in library.entries for text in texts(entry)):
        for found in filter(None, (of_id(library, id) for id in ids(text))):
            what = f'"[{found.id}]" would be read as the {found.kind} with this id, "{shown(found.words)}".'
            yield Problem(text.where, what, f"Write more words between the brackets, such as   [the {found.id}]")
