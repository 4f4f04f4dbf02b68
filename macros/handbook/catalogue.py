"""The macros: what each puts into a page, and an example of a call."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from macros.components.changes import render_changes
from macros.components.checklist import render_checklist
from macros.components.checklists import Row, render_checklists
from macros.components.clause import render_clause
from macros.components.correction import Kind, render_correction
from macros.components.examples import Example, render_examples
from macros.components.glossary import render_glossary
from macros.components.guide import render_guide
from macros.components.incident import Outcome as Rests
from macros.components.incident import render_incident
from macros.components.networks import render_networks
from macros.components.order import render_order
from macros.components.register import render_register
from macros.components.review import render_reviews
from macros.components.section import render_section
from macros.components.source import render_source
from macros.components.sources import Listed, render_sources
from macros.components.templates import Cited, Link
from macros.components.writer import render_writer
from macros.content.pages import Page
from macros.content.typography import version
from macros.handbook import change_history, review_dates
from macros.handbook.library import Library

INCIDENT_SCHEMA = "incident-1.schema.json"


@dataclass(frozen=True)
class OnPage:
    """A page as the place that a component is rendered for."""

    library: Library
    page: Page

    @property
    def root(self) -> str:
        """The way from this page to the root of the site."""
        return "../" * self.page.url.count("/")

    def href(self, page: Page, anchor: str) -> str:
        """Return the address of an anchor as seen from this page, working on any host and below any path."""
        fragment = f"#{anchor}" if anchor else ""
        if page is self.page:
            return fragment or "#"
        address = posixpath.relpath("/" + page.url, "/" + self.page.url)
        return f"{address}/{fragment}"

    def section(self, id: str) -> Link:
        section = self.library.sections[id]
        return Link(section.title, self.href(self.library.pages[section.page], section.id if section.level > 1 else ""))

    def cited(self, id: str) -> Cited:
        register, site = self.library.registers.get(id), self.library.site_url
        name = register.names[register.current] if register else ""
        below, words = (f"s/{id}/{name}/", version(name)) if name else (f"s/{id}/", "")
        address = f"{site}{below}" if site else ""
        return Cited(self.library.sections[id].title, words, f"{self.root}{below}index.html", address)

    def source(self, id: str) -> Link:
        source = self.library.sources.entries.get(id)
        return source.link if source else Link(id, None)

    def tool(self, macro: str) -> str | None:
        """Return the address of the section of this page that a macro is called in, if it is called here."""
        at = next((call.where.line for call in self.page.calls if call.name == macro), 0)
        above = [section.id for section in self.page.sections if section.id.where.line < at and section.level > 1]
        return f"#{above[-1]}" if above else None

    def shown_at(self, macro: str, id: str) -> Link:
        """Return a link to the page, and the place on it, where a correction or a checklist is shown."""
        home = self.library.home(macro, id)
        return Link(home.title, self.href(home, f"{macro}-{id}")) if home else Link("", "#")


def correction(place: OnPage, id: str) -> str:
    return render_correction(place, id, place.library.corrections.entries[id])


def checklist(place: OnPage, id: str) -> str:
    return render_checklist(place, id, place.library.checklists.entries[id])


def clause(place: OnPage, id: str) -> str:
    return render_clause(place, id, place.library.clauses.entries[id], place.library.name)


def section(place: OnPage, id: str, words: str | None = None) -> str:
    return render_section(place, id, words)


def source(place: OnPage, id: str) -> str:
    return render_source(place, id)


def examples(place: OnPage) -> str:
    entries = place.library.corrections.entries
    at = {id: place.shown_at("correction", id) for id in entries}
    rows = [Example(e.title, e.kind, e.scene, at[id].href or "") for id, e in entries.items()]
    return render_examples(rows, get_args(Kind))


def checklists(place: OnPage) -> str:
    entries = place.library.checklists.entries
    at = {id: place.shown_at("checklist", id) for id in entries}
    rows = [Row(e.title, len(e.items), e.musts, at[id].href or "", at[id].words) for id, e in entries.items()]
    return render_checklists(rows)


def register(place: OnPage) -> str:
    return render_register(place, place.root, change_history.rows(place.library), place.library.site_url)


def changes(place: OnPage) -> str:
    return render_changes(place.root, change_history.days(place.library, place.root), bool(place.library.site_url))


def glossary(place: OnPage) -> str:
    return render_glossary(place, place.library.terms.entries)


def writer(place: OnPage) -> str:
    sound = {id: w for id, w in place.library.wordings.entries.items() if not place.library.entry_trouble(w)}
    return render_writer(place, sound, place.library.networks.entries)


def guide(place: OnPage) -> str:
    library = place.library
    entries = library.checklists.entries
    lists = {id: Link(entry.title, place.shown_at("checklist", id).href) for id, entry in entries.items()}
    tools = {macro: place.tool(macro) for macro in ("writer", "incident")}
    shown = library.questions.entries, library.outcomes.entries, library.contacts.entries
    return render_guide(place, *shown, lists, tools=tools)


def order(place: OnPage) -> str:
    return render_order(place.library.stakes.entries, place.library.contacts.entries)


def incident(place: OnPage) -> str:
    library = place.library
    lists = {id: entry.title for id, entry in library.checklists.entries.items()}
    rests = {
        id: Rests([place.cited(at) for at in outcome.sections], {at: lists[at] for at in outcome.checklists})
        for id, outcome in library.outcomes.entries.items()
    }
    return render_incident(place, library.duties.entries, rests, f"{library.site_url}{INCIDENT_SCHEMA}")


def reviews(place: OnPage) -> str:
    library, today = place.library, review_dates.today()
    table, lives = review_dates.table(library, place.root, today), review_dates.lives(library, today)
    return render_reviews(place.root, table, lives, bool(library.site_url))


def networks(place: OnPage, view: str) -> str:
    library = place.library
    return render_networks(place, library.networks.entries, view, library.sources.entries)


def sources(place: OnPage) -> str:
    cited = {
        id: [Link(f"Part {p.meta.part}" if p.meta and p.meta.part else p.title, place.href(p, "")) for p in pages]
        for id, pages in review_dates.resting(place.library).items()
    }
    return render_sources({id: Listed(entry, cited[id]) for id, entry in place.library.sources.entries.items()})


SHOWN = (correction, checklist, clause, section, source, networks, guide, order, writer, incident)
LISTED = (examples, checklists, glossary, register, changes, reviews, sources)
MACROS: dict[str, Callable[..., str]] = {macro.__name__: macro for macro in (*SHOWN, *LISTED)}
EXAMPLES = {
    "correction": '{{ correction("road-closure") }}',
    "checklist": '{{ checklist("first-ten-minutes") }}',
    "clause": '{{ clause("danger-first") }}',
    "section": '{{ section("make-amends") }}',
    "source": '{{ source("contempt-act-1981-s2") }}',
    "examples": "{{ examples() }}",
    "checklists": "{{ checklists() }}",
    "glossary": "{{ glossary() }}",
    "guide": "{{ guide() }}",
    "incident": "{{ incident() }}",
    "order": "{{ order() }}",
    "register": "{{ register() }}",
    "changes": "{{ changes() }}",
    "writer": "{{ writer() }}",
    "reviews": "{{ reviews() }}",
    "networks": '{{ networks("correct") }}',
    "sources": "{{ sources() }}",
}
