"""Floor 7: the macros: what each puts into a page, and an example of a call."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from macros import history
from macros.components.changes import render_changes
from macros.components.checklist import render_checklist
from macros.components.checklists import Row, render_checklists
from macros.components.correction import Kind, render_correction
from macros.components.examples import Example, render_examples
from macros.components.register import render_register
from macros.components.section import render_section
from macros.components.source import render_source
from macros.html import Link
from macros.library import Library
from macros.sections import Page


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

    def source(self, id: str) -> Link:
        source = self.library.sources.entries.get(id)
        return source.link if source else Link(id, None)

    def shown_at(self, macro: str, id: str) -> Link:
        """Return a link to the page, and the place on it, where a correction or a checklist is shown."""
        home = self.library.home(macro, id)
        return Link(home.title, self.href(home, f"{macro}-{id}")) if home else Link("", "#")


def correction(place: OnPage, id: str) -> str:
    return render_correction(place, id, place.library.corrections.entries[id])


def checklist(place: OnPage, id: str) -> str:
    return render_checklist(place, id, place.library.checklists.entries[id])


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
    return render_register(place, place.root, history.rows(place.library), place.library.site_url)


def changes(place: OnPage) -> str:
    return render_changes(place.root, history.days(place.library, place.root), bool(place.library.site_url))


MACROS: dict[str, Callable[..., str]] = {
    macro.__name__: macro for macro in (correction, checklist, section, source, examples, checklists, register, changes)
}
EXAMPLES = {
    "correction": '{{ correction("road-closure") }}',
    "checklist": '{{ checklist("first-ten-minutes") }}',
    "section": '{{ section("make-amends") }}',
    "source": '{{ source("contempt-act-1981-s2") }}',
    "examples": "{{ examples() }}",
    "checklists": "{{ checklists() }}",
    "register": "{{ register() }}",
    "changes": "{{ changes() }}",
}
