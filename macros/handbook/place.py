"""A page of the handbook as the place that a component is rendered for."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from macros.components.checklist import Checklist
from macros.components.guide import Contact, Outcome
from macros.components.networks import Network
from macros.components.place import Cited, Link
from macros.components.source import Source
from macros.content import applicability
from macros.content.headings import ENTRY
from macros.content.pages import Page
from macros.content.typography import version
from macros.handbook import review_dates
from macros.handbook.library import Library

T = TypeVar("T")


@dataclass(frozen=True)
class OnPage:
    """The `Context` of a macro that is called on a page."""

    library: Library
    page: Page

    @property
    def root(self) -> str:
        """The way from this page to the root of the site."""
        return "../" * self.page.url.count("/")

    @property
    def handbook(self) -> str:
        return self.library.name

    @property
    def site_url(self) -> str:
        return self.library.site_url

    def all(self, of: type[T]) -> Mapping[str, T]:
        return self.library.all(of)

    @property
    def contacts(self) -> Mapping[str, Contact]:
        return self.all(Contact)

    @property
    def networks(self) -> Mapping[str, Network]:
        return self.all(Network)

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        return self.all(Outcome)

    @property
    def sources(self) -> Mapping[str, Source]:
        return self.all(Source)

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
        source, own = self.sources.get(id), self.library.organisation
        if source is None:
            return Link(id, None)
        limit = applicability.limit(source.nations, source.bodies, own.nation, own.body) if own else ""
        return source.link._replace(limit=limit)

    def checklist(self, id: str) -> Link:
        return Link(self.all(Checklist)[id].title, self.shown_at("checklist", id).href)

    def tool(self, macro: str) -> str | None:
        at = next((call.where.line for call in self.page.calls if call.name == macro), 0)
        headings = (section for section in self.page.sections if 1 < section.level < ENTRY)
        above = [section.id for section in headings if section.id.where.line < at]
        return f"#{above[-1]}" if above else None

    def shown_at(self, macro: str, id: str) -> Link:
        home = self.library.home(macro, id)
        return Link(home.title, self.href(home, self.library.anchor(macro, id))) if home else Link("", "#")

    def citing(self) -> Mapping[str, list[Link]]:
        return {
            id: [Link(f"Part {p.meta.part}" if p.meta and p.meta.part else p.title, self.href(p, "")) for p in pages]
            for id, pages in review_dates.resting(self.library).items()
        }
