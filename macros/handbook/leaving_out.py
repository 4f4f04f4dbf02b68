"""What a copy leaves out of the original, by its ids: pages, sections, and entries that can be cited.

It is decided here, once all is read: `read` says what it is, so that the pages are read again without it, and `prune`
takes out of the data what only that has used.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from macros.components.guide import Answer, Outcome, Question
from macros.components.networks import Network
from macros.components.search import SearchWords
from macros.content.left_out import Ids, LeftOut
from macros.content.pages import Page
from macros.content.yaml_reader import Text
from macros.handbook.library import SECTIONS, Library, unused_entries
from macros.problems import Problem, did_you_mean, shown
from macros.register.notes import Note

GUIDE = "guide"  # the macro


def read(library: Library, wanted: tuple[Text, ...]) -> tuple[LeftOut, list[Problem]]:
    """Return what is left out of a handbook of which all is read, but for the entries on its pages; and wrong ids."""
    anchors = {f"{c.type.anchor}{id}": vars(e)["title"] for c in citable(library) for id, e in c.entries.items()}
    known = {id: section.title for id, section in library.sections.items()} | anchors
    withdrawn = {id for id, register in library.original.items() if register.withdrawn}
    wrong = []
    for id in wanted:
        if id not in known and id not in withdrawn:
            do = "Use the id of a page or a heading, or of an example, a checklist or a clause, such as   clause-access"
            wrong.append(
                Problem(id.where, f'there is no section "{shown(id)}" to leave out.{did_you_mean(id, known)}', do)
            )
    named = {str(id): id for id in wanted}
    left = ((path, str(page.meta.id)) for path, page in library.pages.items() if page.meta)
    pages = {path: id for path, id in left if id in named}
    found = {path: (*spans_of(page, named),) for path, page in library.pages.items() if path not in pages}
    spans = {path: tuple(span for _, span in lines) for path, lines in found.items() if lines}

    def root(path: str, line: int) -> str | None:
        """Return the id with which a line of a page is left out, if it is."""
        return pages.get(path) or next((id for id, span in found.get(path, ()) if line in span), None)

    roots, shown_there = {str(id): str(id) for id in known if id in named}, dict[str, str | None]()
    for section in library.sections.values():
        if of := root(section.page, section.id.where.line):
            roots.setdefault(section.id, of)
    for page in library.pages.values():
        for call in page.calls:
            collection = library.collections.get(library.macros[call.name].shows)
            if collection and collection.type.citable and call.args:
                entry, of = f"{collection.type.anchor}{call.args[0]}", root(page.path, call.where.line)
                shown_there[entry] = of and shown_there.get(entry, of)
    for entry, of in sorted(shown_there.items()):
        if of and entry in anchors:
            roots.setdefault(entry, of)
    ids = {id: known[id] for id in roots}
    answers = frozenset(without_ground(library, {**ids, **dict.fromkeys(pages, "")}))
    wrong += without_guide(library, wanted, {*pages}, answers)
    spare = frozenset((collection.type.name, id) for collection, _, id in unused_entries(library))
    ids |= dict.fromkeys(pages, "") | {f"o-{id}": "" for id in answers if id in library.all(Outcome)}
    calls = frozenset(
        (macro.name, id)
        for macro in library.macros.values()
        if (collection := library.collections.get(macro.shows)) and collection.type.citable
        for id in collection.entries
        if f"{collection.type.anchor}{id}" in ids
    )
    typed = {id: named[of] for id, of in roots.items()}
    return LeftOut(ids, pages, spans, answers, spare, calls, typed), wrong


def citable(library: Library) -> Iterator[Any]:
    return (collection for collection in library.collections.values() if collection.type.citable)


def spans_of(page: Page, named: Collection[str]) -> Iterator[tuple[str, range]]:
    """Yield the sections of a page that are named with their lines, each with all that is in it."""
    headings = [section for section in page.sections if section.level > 1]
    for at, section in enumerate(headings):
        if section.id in named:
            after = (o.id.where.line for o in headings[at + 1 :] if o.level <= section.level)
            yield section.id, range(section.id.where.line, next(after, page.text.count("\n") + 2))


def without_ground(library: Library, gone: Ids) -> set[str]:
    """Return the outcomes whose every section is left out, and the questions that led to nothing else."""
    found = {
        id for id, o in library.all(Outcome).items() if o.sections and not [s for s in o.sections if s not in gone]
    }
    while more := {
        id
        for id, question in library.all(Question).items()
        if id not in found and all(answer.to in found for answer in question.answers)
    }:
        found |= more
    return found


def without_guide(
    library: Library, wanted: tuple[Text, ...], pages: set[str], answers: frozenset[str]
) -> Iterator[Problem]:
    """Find what leaves the guide without an answer, on a page that stays and sends people to it."""
    outcomes = library.all(Outcome)
    page = next((page for path, page in library.pages.items() if GUIDE in page.macros and path not in pages), None)
    if not (page and page.meta and outcomes and answers >= outcomes.keys()):
        return
    ground = {section for outcome in outcomes.values() for section in outcome.sections}
    for id in wanted:
        section = library.sections.get(id)
        if section and ground & {id, *(other.id for other in library.within(section))}:
            do = f"Keep it, and say its sections in your own words; or leave out   {page.meta.id}   too."
            yield Problem(id.where, f'nothing is left of the guide on {page.title} without "{id}".', do)
            return


def prune(library: Library, anchors: set[str], networks: tuple[Text, ...]) -> Iterator[Problem]:
    """Take out of the data what only that has used which is left out, and yield the networks that there are not.

    `anchors` is what there was to find before.
    """
    left = library.left_out
    yield from unknown_networks(library, networks)
    if networks:
        drop(library, "networks", {*library.all(Network)} - {*networks})
    for collection in citable(library):
        drop(
            library,
            collection.type.name,
            {id for id in collection.entries if f"{collection.type.anchor}{id}" in left.ids},
        )
    drop(library, "questions", {*left.answers})
    drop(library, "outcomes", {*left.answers})
    for collection in library.collections.values():
        collection.entries = {id: without(library, entry) for id, entry in collection.entries.items()}
    while found := {(c.type.name, id) for c, _, id in unused_entries(library)} - left.spare:
        for name, spare in found:
            drop(library, name, {spare})
    drop(
        library,
        library.of(SearchWords).type.name,
        {id for id in library.all(SearchWords) if id in anchors - library.anchors},
    )


def unknown_networks(library: Library, networks: tuple[Text, ...]) -> Iterator[Problem]:
    """Find the networks that there are not."""
    known = library.of(Network).places
    for id in networks:
        if id not in known:
            what = f'there is no network "{shown(id)}".{did_you_mean(id, known)}'
            yield Problem(id.where, what, f"There are: {', '.join(known)}.")


def drop(library: Library, name: str, ids: set[str]) -> None:
    collection = library.collections[name]
    collection.entries = {id: entry for id, entry in collection.entries.items() if id not in ids}
    collection.places = {id: at for id, at in collection.places.items() if id not in ids}


def without(library: Library, record: Any) -> Any:  # noqa: ANN401  (any dataclass)
    """Return a record without the ids of what is left out."""
    changed: dict[str, Any] = {}
    for spec in fields(record):
        value = getattr(record, spec.name)
        if type := spec.metadata.get("names"):
            there = kept(library, type, value)
        elif isinstance(value, tuple):
            there = tuple(without(library, part) if is_dataclass(part) else part for part in value)
            there = tuple(part for part in there if not leads_away(library, part))
        else:
            there = without(library, value) if is_dataclass(value) else value
        if there is not value and there != value:
            changed[spec.name] = there
    return replace(record, **changed) if changed else record


def leads_away(library: Library, part: object) -> bool:
    """Tell whether an answer of the guide leads to what is left out."""
    return isinstance(part, Answer) and part.to in library.left_out.answers


def kept(library: Library, type: str, value: Any) -> Any:  # noqa: ANN401  (one id, several, or none)
    """Return the ids of a type that are not left out; an id of nothing is kept, and told as anywhere."""
    anchor = "" if type == SECTIONS else library.collections[type].type.anchor or ""
    left = library.left_out.ids

    def is_left(id: str) -> bool:
        return f"{anchor}{id}" in left if type == SECTIONS or anchor else False

    if isinstance(value, tuple):
        return tuple(id for id in value if not is_left(id))
    return None if value and is_left(value) else value


def published(library: Library) -> dict[str, list[str]]:
    """Return what was published and is now left out: the ids, by the one with which they go."""
    found: dict[str, list[str]] = {}
    for id, root in library.left_out.roots.items():
        register = library.registers.get(id)
        if register and not register.withdrawn:
            found.setdefault(root, []).append(id)
    return found


def with_what_goes(library: Library, notes: Sequence[Note]) -> list[Note]:
    """Return the notes, of which one that withdraws what is to be left out withdraws all that goes with it."""
    gone, told = published(library), {id for note in notes for id in note.withdrawn}

    def all_of(id: Text) -> Iterator[Text]:
        others = [other for other in gone.get(id, [id]) if other == id or other not in told]
        return (Text(other, id.where) for other in others)

    return [replace(note, withdrawn=tuple(o for id in note.withdrawn for o in all_of(id))) for note in notes]


def added(text: str, id: str) -> str:
    """Return the file of an organisation with one id more to leave out; all else stays as it was typed."""
    if found := re.search(r"^leave_out:[ \t]*\n((?:[ \t]*-.*\n)+)", f"{text}\n", re.MULTILINE):
        dash = found[1].partition("-")[0]
        return f"{text[: found.end()].rstrip()}\n{dash}- {id}\n{text[found.end() :]}"
    if found := re.search(r"^leave_out:[ \t]*\[?([^\]\n#]*)\]?", text, re.MULTILINE):
        listed = ", ".join(filter(None, [found[1].strip().rstrip(","), id]))
        return f"{text[: found.start()]}leave_out: [{listed}]{text[found.end() :]}"
    return f"{text.rstrip()}\nleave_out: [{id}]\n"
