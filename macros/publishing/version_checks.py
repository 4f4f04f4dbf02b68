"""The promise to policy authors: what was published stays, and no section changes without a note."""

from __future__ import annotations

from collections.abc import Iterator

from macros.components.source import Source
from macros.content.yaml_reader import Text
from macros.handbook import leaving_out
from macros.handbook.library import Library, on_no_page
from macros.problems import Problem, did_you_mean
from macros.publishing.pending import Pending, state, to_end, to_note
from macros.register.entries import Register
from macros.register.section_text import normal


def ids(library: Library) -> Iterator[Problem]:
    """Find published ids that are gone or are used for something else, and withdrawals that lead nowhere."""
    yield from left_out(library)
    for id, register in library.registers.items():
        section = library.sections.get(id)
        if register.withdrawn is None and section is None and id not in library.left_out.roots:
            yield from filter(None, [gone(library, id, register)])
        elif section and section.called != register.called:
            what = f'the id "{id}" is that of a published {register.called}, and is never used for anything else.'
            yield Problem(section.id.where, what, f"Give this {section.called} another id.")
        elif register.withdrawn and section:
            what = f'the id "{id}" was withdrawn on {register.withdrawn.date}, and is never used again.'
            do = f"Give this {section.called} another id: policies link to what it once was."
            yield Problem(section.id.where, what, do)
        for other in register.withdrawn.see if register.withdrawn else ():
            if other not in library.sections and other not in library.registers:
                what = f'readers of the withdrawn {register.called} "{id}" are sent to "{other}", which does not exist.'
                what += did_you_mean(other, library.sections)
                do = f"Put back the section, or what was published:   git checkout origin/main -- {other.where.file}"
                yield Problem(other.where, what, do).needing(other, *library.published_as(other))


def left_out(library: Library) -> Iterator[Problem]:
    """Find what a copy leaves out of what it has published, while no note says why: once for all with one id."""
    for root, ids in leaving_out.published(library).items():
        yield unsaid(library, library.left_out.roots[root], len(ids)).hiding(*ids)


def unsaid(library: Library, root: Text, count: int) -> Problem:
    """Say that nothing says why so many sections, examples, checklists and clauses are left out with one id."""
    with_all = f", with all that goes with it, {count} in all," if count > 1 else ""
    what = f'"{root}" was published{with_all} and nothing says why it is left out.'
    return Problem(root.where, what, f"Run{to_end(library, 'leave-out', root)}")


def gone(library: Library, id: str, register: Register) -> Problem | None:
    """Say what to do about a published id that is no longer there, perhaps because it was given another name.

    An entry may be missing for another mistake, which has been told.
    """
    newest, written, there = register.newest, f"{{ #{id} }}", "here"
    needed = {id, *library.published_as(id)}
    for macro, collection in library.citable(newest.of):
        own = id.removeprefix(collection.type.anchor)
        needed.add(own)
        calls = [call for page in library.pages.values() for call in page.calls if call.name == macro.name]
        unread = collection.unread or not all(page.readable and page.meta for page in library.pages.values())
        if unread or own in collection.broken or any(library.shown_by(call) is None for call in calls):
            return None
        if own in collection.entries:
            return on_no_page(collection, macro, own)
        written, there = f"{own}:", f'here, and   {{{{ {macro.name}("{own}") }}}}   where it is shown'
    what = f'the {register.called} "{id}" ("{newest.title}", of {newest.page}) was published, and is gone.'
    withdraw = to_end(library, "withdraw", id)
    for section in library.sections.values():
        new = section.id not in library.registers and section.called == register.called
        if new and normal(section.title) == newest.title:
            do = f"It seems to be this one: write   {written}   {there}. If it is gone, run{withdraw}"
            return Problem(section.id.where, what, do).hiding(id).needing(*needed)
    do = f"Put it back, with its id   {written}. If it is gone, run{withdraw}"
    return Problem(newest.where, what, do).hiding(id).needing(*needed)


def problems(library: Library) -> Iterator[Problem]:
    """Find what has changed and has no note; the pages have been rendered. What is new or has moved needs none."""
    pending = Pending(library, library.all_notes)
    cited: dict[str, list[str]] = {}  # the sections, by the sources that are not as they cited them
    for id, section in library.sections.items():
        register = library.registers.get(id)
        if register and not register.withdrawn and not register.is_complete:
            what = f'the register does not hold what the versions of the {section.called} "{id}" refer to.'
            yield Problem(section.id.where, what, "Run   make register")
    for section in pending.without_innermost:
        id, register = section.id, library.registers[section.id]
        before, now = register.state(), state(library, section)
        changed = [source.id for source in now.sources if source not in before.sources]
        if before.words != now.words or not changed:
            what = f'the {section.called} "{id}" has changed since its version of {register.names[-1]}.'
            yield Problem(id.where, what, to_note(library, id))
            continue
        for source in changed:
            cited.setdefault(source, []).append(id)
    for source, citing in cited.items():
        what = f'the source "{source}" has changed since it was cited in {", ".join(citing)}.'
        yield Problem(library.of(Source).places[source], what, to_note(library, source, *citing))
