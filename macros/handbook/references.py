"""What an id in the text of a section stands for now: a section, a source, a duty or a checklist."""

from __future__ import annotations

from macros.components.checklist import Checklist
from macros.components.incident import Duty
from macros.components.source import Source
from macros.handbook.library import Library
from macros.register.references import Reference, named
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
