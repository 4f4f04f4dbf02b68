"""What ids stand for: in data, and in the text of a section, where it is a section, a source, a duty or a checklist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.components.checklist import Checklist
from macros.components.correction import Correction
from macros.components.guide import Outcome, Question
from macros.components.incident import Duty
from macros.components.search import SearchWords
from macros.components.source import Source
from macros.content import order_of_action
from macros.content.order_of_action import Stake
from macros.content.pages import Page, front_matter
from macros.content.schema import named as named_ids
from macros.content.schema import texts
from macros.handbook.library import Library
from macros.problems import Problem, Where, did_you_mean, shown
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


def of_entries(library: Library) -> Iterator[Problem]:
    """Find the ids, in data, of what does not exist, and what is wrong between entries."""
    for entry in library.entries:
        yield from library.problems_of_entry(entry)
    for type, id in library.named:
        yield from library.problems_of(type, id, id.where)
    for component in library.components:
        whole = [library.collections[name] for macro in component.macros for name in macro.whole]
        if not any(collection.broken or collection.unread for collection in whole):
            yield from component.check(library)
    for source, at in library.of(Source).places.items():
        if section := library.sections.get(source):  # the register could not tell a citation from a link
            what = f'the id of source "{source}" is that of the section at {section.id.where}.'
            yield Problem(at, what, "Give the source another id, here and where it is cited.")
    yield from of_search_words(library)
    outcomes = library.of(Outcome)
    if not (library.of(Question).broken or outcomes.broken or outcomes.unread):
        yield from order_of_action.problems(library.all(Stake), outcomes.entries)
        yield from order_of_action.examples(outcomes.entries, library.all(Correction))


def of_search_words(library: Library) -> Iterator[Problem]:
    """Find words of the search that lead to nothing."""
    anchors = library.anchors
    kinds = [type.anchor for component in library.components for type in component.reads if type.anchor]
    do = f"Use the id of a section, or of another thing after   {'  '.join(kinds[:-1])}  or   {kinds[-1]}"
    for id, at in library.of(SearchWords).places.items():
        if id not in anchors and library.end_of(id):
            yield from library.problems_of_section(id, at)
        elif id not in anchors:
            what = f'there is no "{shown(id)}" to find.{did_you_mean(id, anchors)}'
            in_data = [id.removeprefix(kind) for kind in kinds if id.startswith(kind)]
            yield Problem(at, what, do).needing(id, *in_data, *library.published_as(id))


def in_data(library: Library) -> Iterator[Problem]:
    """Find words in square brackets that the register could not tell from the id of something."""
    bracketed = ((words, text.where) for entry in library.entries for text in texts(entry) for words in ids(text))
    return mistaken(library, bracketed)


def on_page(library: Library, page: Page) -> Iterator[Problem]:
    """Find the same on a page, where it makes no link."""
    start = front_matter(page.text)[1]
    lines = enumerate(page.text.split("\n")[start:], start + 1)
    found = ((words, Where(page.file, number)) for number, line in lines for words in BRACKETS.findall(line))
    return mistaken(library, ((words, at) for words, at in found if f"[{words}]:" not in page.text))


def mistaken(library: Library, bracketed: Iterable[tuple[str, Where]]) -> Iterator[Problem]:
    for words, at in bracketed:
        if found := of_id(library, words):
            what = f'"[{words}]" would be read as the {found.kind} with this id, "{shown(found.words)}".'
            yield Problem(at, what, f"Write more words between the brackets, such as   [the {words}]")


def renamed(library: Library) -> Iterator[Problem]:
    """Find the sources that have another id than when they were cited, and tell where that one still stands."""
    sources, cited = library.of(Source), dict[str, Reference]()
    for register in library.registers.values():
        cited |= {id: each for id, each in register.refers[-1].items() if each.kind == "source"}
    uses: dict[str, list[Where]] = {}
    for id, at in cited_at(library):
        if id in cited and id not in sources.places:
            uses.setdefault(id, []).append(at)
    for id, places in uses.items():
        was = cited[id]
        same = (new for new, source in sources.entries.items() if new not in cited and is_same(source, was))
        if new := next(same, None):
            listed = ", ".join(str(at) for at in sorted({*places}))
            what = f'the source "{new}" was "{id}" before, and is cited so in {listed}.'
            yield Problem(sources.places[new], what, f"Write   {id}:   here again, or   {new}   there.").hiding(id)


def cited_at(library: Library) -> Iterator[tuple[str, Where]]:
    """Yield each id of a source that a page or the data names, and its place."""
    for entry in library.entries:
        yield from ((id, id.where) for type, id in named_ids(entry) if type == "sources")
    for page in library.pages.values():
        for call in page.calls:
            if library.macros[call.name].shows == "sources" and call.args:
                yield call.args[0], call.where


def is_same(source: Source, was: Reference) -> bool:
    return normal(source.link.words) == was.words or str(source.url or "-") == was.url
