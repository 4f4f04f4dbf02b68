"""The promise to policy authors: what was published stays, and no section changes without a note."""

from __future__ import annotations

from collections.abc import Iterator

from macros.components.source import Source
from macros.content.pages import Section
from macros.handbook import references
from macros.handbook.library import Library
from macros.problems import Problem, did_you_mean
from macros.register.entries import Register, sources
from macros.register.section_text import State, normal

NOTE = 'make record NOTE="What changed, and why"'


def state(library: Library, section: Section) -> State:
    """Return what a section is like now, in the form in which a version is kept."""
    text = library.texts.get(section.id, "")
    return State(normal(section.title), text, sources(references.of_text(library, text)), section.page)


def ids(library: Library) -> Iterator[Problem]:
    """Find published ids that are gone or are used again, and withdrawals that lead nowhere."""
    if any(not page.sections for page in library.pages.values()):  # what a page holds is not known
        return
    for id, register in library.registers.items():
        section = library.sections.get(id)
        if register.withdrawn is None and section is None:
            yield gone(library, id, register)
        elif register.withdrawn and section:
            what = f'the id "{id}" was withdrawn on {register.withdrawn.date}, and is never used again.'
            yield Problem(section.id.where, what, "Give this section another id: policies link to what it once was.")
        for other in register.withdrawn.see if register.withdrawn else ():
            if other not in library.sections and other not in library.registers:
                what = f'readers of the withdrawn section "{id}" are sent to "{other}", which does not exist.'
                what += did_you_mean(other, library.sections)
                do = f"Put back the section, or what was published:   git checkout origin/main -- {other.where.file}"
                yield Problem(other.where, what, do)


def gone(library: Library, id: str, register: Register) -> Problem:
    """Say what to do about a published id that is no longer there, perhaps because it was given another name."""
    newest = register.newest
    what = f'the section "{id}" ("{newest.title}", of {newest.page}) was published, and is gone.'
    withdraw = f'make withdraw ID={id} REASON="Why it is gone" SEE=the-id-to-read-instead'
    for section in library.sections.values():
        if section.id not in library.registers and normal(section.title) == newest.title:
            at = section.id.where
            do = f"It seems to be at {at.file}:{at.line}: write   {{ #{id} }}   there. If it is gone:   {withdraw}"
            return Problem(newest.where, what, do)
    return Problem(newest.where, what, f"Put it back, with its id   {{ #{id} }}   or run   {withdraw}")


def problems(library: Library) -> Iterator[Problem]:
    """Find what is new, changed or moved, and is not in the register yet; the pages have been rendered."""
    cited: dict[str, list[str]] = {}  # the sections, by the sources that are not as they cited them
    for id, section in library.sections.items():
        register = library.registers.get(id)
        at = section.id.where
        if register is None:
            what = f'the section "{id}" is new, and not in the register yet.'
            yield Problem(at, what, "Run   make record")
        elif register.withdrawn:
            continue
        elif not register.is_complete:
            what = f'the register does not hold what the versions of the section "{id}" refer to.'
            yield Problem(at, what, "Run   make record")
        elif (before := register.state()).said != (now := state(library, section)).said:
            changed = [source.id for source in now.sources if source not in before.sources]
            if before.words != now.words or not changed:
                what = f'the section "{id}" has changed since its version of {register.names[-1]}.'
                yield Problem(at, what, f"Run   {NOTE}")
                continue
            for source in changed:
                cited.setdefault(source, []).append(id)
        elif register.newest.page != section.page:
            what = f'the section "{id}" has moved here from {register.newest.page}.'
            yield Problem(at, what, "Run   make record")
    for id, citing in cited.items():
        what = f'the source "{id}" has changed since it was cited in {", ".join(citing)}.'
        yield Problem(library.of(Source).places[id], what, f"Run   {NOTE}")
