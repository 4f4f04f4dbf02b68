"""Everything below `docs/` as a whole, and what in it leads nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from macros.components import checklist, clause, correction, glossary, guide, incident, networks, search, source, writer
from macros.components.checklist import Checklist
from macros.components.clause import Clause
from macros.components.correction import Correction
from macros.components.glossary import Term
from macros.components.guide import Contact, Outcome, Question
from macros.components.incident import Duty
from macros.components.networks import Network
from macros.components.search import SearchWords, Synonyms
from macros.components.source import Source
from macros.components.writer import Wording
from macros.content import order_of_action
from macros.content.collection import Shelf
from macros.content.order_of_action import Stake
from macros.content.pages import Page, Section
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where, did_you_mean, shown
from macros.register.register_file import Register


@dataclass(repr=False)  # that of a whole handbook is a megabyte
class Library:
    """The handbook: its pages by path below `docs/`, and by id what they hold and show, and what was published.

    `texts` of the sections are there as soon as the pages are rendered; `site_url` is where it is published, and
    `name` is its title.
    """

    pages: dict[str, Page] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    corrections: Shelf[Correction] = field(default_factory=lambda: Shelf("correction", Correction, correction.check))
    checklists: Shelf[Checklist] = field(default_factory=lambda: Shelf("checklist", Checklist, checklist.check))
    clauses: Shelf[Clause] = field(default_factory=lambda: Shelf("clause", Clause, clause.check))
    sources: Shelf[Source] = field(default_factory=lambda: Shelf("source", Source, source.check))
    questions: Shelf[Question] = field(default_factory=lambda: Shelf("question", Question))
    outcomes: Shelf[Outcome] = field(default_factory=lambda: Shelf("outcome", Outcome))
    stakes: Shelf[Stake] = field(default_factory=lambda: Shelf("stake", Stake))
    contacts: Shelf[Contact] = field(default_factory=lambda: Shelf("contact", Contact))
    duties: Shelf[Duty] = field(default_factory=lambda: Shelf("duty", Duty, incident.check))
    networks: Shelf[Network] = field(default_factory=lambda: Shelf("network", Network, networks.check))
    terms: Shelf[Term] = field(default_factory=lambda: Shelf("term", Term, glossary.check))
    wordings: Shelf[Wording] = field(default_factory=lambda: Shelf("wording", Wording, writer.check))
    search_words: Shelf[SearchWords] = field(default_factory=lambda: Shelf("search word", SearchWords))
    synonyms: Shelf[Synonyms] = field(default_factory=lambda: Shelf("synonym", Synonyms, search.check))
    registers: dict[str, Register] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    site_url: str = ""
    name: str = "handbook"

    @property
    def shelves(self) -> dict[str, Shelf[Any]]:
        """All shelves by the name they have in data; an entry names what is on one in a field of that name."""
        return {
            "corrections": self.corrections,
            "checklists": self.checklists,
            "clauses": self.clauses,
            "sources": self.sources,
            "questions": self.questions,
            "outcomes": self.outcomes,
            "stakes": self.stakes,
            "contacts": self.contacts,
            "duties": self.duties,
            "networks": self.networks,
            "terms": self.terms,
            "wordings": self.wordings,
            "search": self.search_words,
            "synonyms": self.synonyms,
        }

    def within(self, section: Section) -> Iterator[Section]:
        """Yield the sections in a section, in their order."""
        on_page = self.pages[section.page].sections
        for other in on_page[on_page.index(section) + 1 :]:
            if other.level <= section.level:
                return
            yield other

    def above(self, section: Section) -> Iterator[Section]:
        """Yield the sections that a section is in, the nearest first and the page last."""
        on_page, level = self.pages[section.page].sections, section.level
        for other in reversed(on_page[: on_page.index(section)]):
            if other.level < level:
                yield other
                level = other.level

    def section_trouble(self, id: str, at: Where) -> list[Problem]:
        """Return why no link can be made to a section that is named at some place; nothing when one can."""
        if id in self.sections:
            return []
        if (register := self.registers.get(id)) and (end := register.withdrawn):
            what = f'the section "{id}" was withdrawn on {end.date}: {end.reason}'
            instead = " or ".join(f'{{{{ section("{other}") }}}}' for other in end.see)
            return [Problem(at, what, f"Write   {instead}" if instead else "Take the link out.")]
        if unread := [problem for page in self.pages.values() if not page.sections for problem in page.problems]:
            return unread
        what = f'there is no section "{shown(id)}".{did_you_mean(id, self.sections)}'
        return [Problem(at, what, "Use the id of a heading, as it stands between { # and }, or of a page.")]

    def entry_trouble(self, entry: object) -> list[Problem]:
        """Return why what an entry names does not exist; nothing when it does."""
        found: list[Problem] = []
        for name, id in self.named(entry):
            trouble = self.section_trouble if name == "sections" else self.shelves[name].trouble
            found += trouble(id, id.where)
        return found

    def named(self, entry: object) -> Iterator[tuple[str, Text]]:
        """Yield the shelf and the id of everything that an entry names; `sections` counts as a shelf."""
        for name in ("sections", *self.shelves):
            yield from ((name, id) for id in getattr(entry, name, ()))

    @property
    def anchors(self) -> set[str]:
        """The ids of all that can be found, as they stand in the address of a page."""
        shelves: dict[str, Shelf[Any]] = {"correction": self.corrections, "checklist": self.checklists}
        shelves |= {"clause": self.clauses, "o": self.outcomes}
        found = {f"{name}-{id}" for name, shelf in shelves.items() for id in shelf.entries}
        return {*self.sections, *found, *(f"term-{id}" for id, term in self.terms.entries.items() if term.means)}

    @property
    def entries(self) -> list[object]:
        return [entry for shelf in self.shelves.values() for entry in shelf.entries.values()]

    def home(self, macro: str, id: str) -> Page | None:
        """Return the first page that shows a correction or a checklist."""
        for page in self.pages.values():
            if any(call.name == macro and call.args[:1] == (id,) for call in page.calls):
                return page
        return None


def references(library: Library) -> Iterator[Problem]:
    """Find the ids, in data, of what does not exist."""
    for entry in library.entries:
        yield from library.entry_trouble(entry)
    yield from source.at_odds(library.sources.entries)
    anchors = library.anchors
    for id, at in library.search_words.places.items():
        if id not in anchors:
            what = f'there is no "{shown(id)}" to find.{did_you_mean(id, anchors)}'
            do = "Use the id of a section, or of another thing after   correction-  checklist-  clause-  o-  or   term-"
            yield Problem(at, what, do)
    if not (library.questions.broken or library.outcomes.broken or library.outcomes.unread):
        yield from guide.ways(library.questions.entries, library.outcomes.entries)
        yield from order_of_action.problems(library.stakes.entries, library.outcomes.entries)
        yield from order_of_action.examples(library.outcomes.entries, library.corrections.entries)


def trouble_on(library: Library, names: Iterable[str]) -> list[Problem]:
    """Return why some shelves cannot be shown as a whole; nothing when they can."""
    shelves = [library.shelves[name] for name in names]
    found = {
        problem for shelf in shelves for problem in (*shelf.problems, *shelf.unread, *chain(*shelf.broken.values()))
    }
    found |= {
        problem for shelf in shelves for entry in shelf.entries.values() for problem in library.entry_trouble(entry)
    }
    if library.questions in shelves and not found:
        found = {*guide.ways(library.questions.entries, library.outcomes.entries)}
    return sorted(found)


def unused(library: Library) -> Iterator[Problem]:
    """Find what no page shows: an example nobody can open, or a source that bears out nothing."""
    called = {(call.name, *call.args[:1]) for page in library.pages.values() for call in page.calls}
    named = [(name, id) for entry in library.entries for name, id in library.named(entry) if name != "sections"]
    called |= {(library.shelves[name].called, id) for name, id in named}
    for shelf in (library.corrections, library.checklists, library.clauses, library.sources):
        for id in shelf.entries:
            if (shelf.called, id) not in called:
                what = f'{shelf.called} "{id}" is on no page.'
                do = f'Put   {{{{ {shelf.called}("{id}") }}}}   where it belongs, or delete it.'
                yield Problem(shelf.places[id], what, do)
