"""Permanent addresses, what leads to them from the pages of today, and where what was once on a page is now."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.components.change_notice import render_change_notice
from macros.components.cite import Permalink, around_heading, render_permalink
from macros.components.citing import Citable, render_citing
from macros.components.own_words import render_own_words
from macros.components.place import Link
from macros.components.relocated import Relocated, render_relocated
from macros.content import typography
from macros.content.headings import Section
from macros.content.html_tree import Edit, Element
from macros.content.pages import Page
from macros.handbook import change_history, recent_changes
from macros.handbook.library import Library
from macros.register.entries import Version

OWN = "its own page"
GONE = "a page that is gone"


@dataclass(frozen=True, repr=False)  # as of the handbook
class Permalinks:
    """The permanent addresses of a handbook, as they are on the day `today`."""

    library: Library
    today: date

    def address(self, id: str, version: str = "") -> str:
        return f"{self.library.site_url}s/{id}/{f'{version}/' if version else ''}"

    def published(self, section: Section) -> str:
        """Return the full address of the page that a section stands on; nothing where the site has none."""
        return f"{site}{self.library.pages[section.page].url}" if (site := self.library.site_url) else ""

    def place(self, root: str, section: Section) -> Link:
        """Return a link to where a section lives now; `root` leads from the page with the link to the site's own."""
        anchor = f"#{section.id}" if section.level > 1 else ""
        return Link(section.title, f"{root}{self.library.pages[section.page].url}index.html{anchor}")

    def titled(self, root: str, id: str) -> Link | None:
        """Return a link to a section by its id, if there is or was one."""
        section, register = self.library.sections.get(id), self.library.registers.get(id)
        title = section.title if section else register.newest.title if register else None
        return Link(title, f"{root}s/{id}/index.html") if title else None

    def signposts(self, page: Page, tree: Element) -> Iterator[Edit]:
        """Yield the edits that give each section of a page's text its permanent link, and say what has changed."""
        root = "../" * page.url.count("/")
        for heading in () if page.is_tool else tree.all():
            section = self.library.sections.get(heading.attributes.get("id", ""))
            if section and (section.of or (section.page == page.path and heading.tag in ("h2", "h3"))):
                before, behind = around_heading(heading.tag, self.link(root, section))
                yield Edit(heading.start, heading.start, before)
                yield Edit(
                    heading.end, heading.end, behind + self.own_words(section) + self.change_notice(root, section)
                )

    def own_words(self, section: Section) -> str:
        """Return what tells that a section is in the words of an organisation, and where those of the original are."""
        own, organisation = self.library.own_sections.get(section.id), self.library.organisation
        if not (own and own.based_on and organisation):
            return ""
        base = organisation.original
        href = f"{base}s/{section.id}/{own.based_on}/" if base else ""
        version = typography.version(own.based_on)
        return render_own_words(organisation.name, self.library.original_name, version, href)

    def stood_on(self, root: str, version: Version) -> Link:
        """Return the page that a version stood on, with the title that it had then."""
        page, url = self.library.pages.get(version.page), url_of(version.page)
        sections = (self.library.sections.get(id) for id in self.once[url])
        whole = [section.id for section in sections if section and section.level == 1]
        versions = [each for id in whole for each in self.library.registers[id].versions if each.page == version.page]
        then = [each.title for each in versions if each.date <= version.date]
        return Link([page.title if page else GONE, *then][-1], f"{root}{url}index.html")

    def within(self, root: str, id: str) -> list[Link]:
        """Return the histories of the sections in a section."""
        section = self.library.sections.get(id)
        inside = self.library.within(section) if section else ()
        return [
            Link(change_history.titled(other.title, other.of), change_history.address(root, other.id))
            for other in inside
            if other.id in self.library.registers
        ]

    def around(self, root: str, id: str) -> Link | None:
        """Return the history of the section that what is no section stands in."""
        section = self.library.sections.get(id)
        above = self.library.above(section) if section and section.of else ()
        published = (other for other in above if other.id in self.library.registers)
        return next((Link(other.title, change_history.address(root, other.id)) for other in published), None)

    def relocated(self, page: Page) -> str:
        """Return what stands at the end of a page for the sections that were once on it."""
        left = list(self.left_behind(page.url))
        return render_relocated(left) if left else ""

    def head(self, page: Page) -> dict[str, str]:
        """Return what the theme shows of a page's permanent links and changes.

        These are its own link and a notice under its title, or, of a tool, all of it at the end.
        """
        root = "../" * page.url.count("/")
        if page.is_tool:
            notices = ((s, self.own_words(s) + self.change_notice(root, s)) for s in page.sections)
            return {"citing": render_citing([Citable(s.title, self.link(root, s), told) for s, told in notices])}
        return {
            "permalink": self.link(root, page.sections[0]),
            "change_notice": self.change_notice(root, page.sections[0]),
        }

    def link(self, root: str, section: Section) -> str:
        """Return the link at a heading."""
        register = self.library.registers.get(section.id)
        version = register.names[register.current] if register else ""
        href, words = f"{root}s/{section.id}/index.html", typography.version(version) if version else ""
        title = change_history.titled(section.title, section.of)
        return render_permalink(Permalink(title, href, self.address(section.id), version, words))

    def changed(self, page: Page) -> str:
        """Return the day on which what a page says last changed; nothing where that was never recorded."""
        register = self.library.registers.get(page.sections[0].id) if page.sections else None
        return str(register.versions[register.current].date) if register else ""

    def change_notice(self, root: str, section: Section) -> str:
        """Return a notice when a section has a major change of late."""
        found = recent_changes.change(self.library, section, self.today)
        if found is None:
            return ""
        return render_change_notice(found.version.date, change_history.address(root, section.id, found.name))

    @functools.cached_property
    def once(self) -> dict[str, list[str]]:
        """The ids of the sections that are or have been on a page, by the address of the page below the site."""
        found: dict[str, list[str]] = {}
        for id, register in self.library.registers.items():
            for page in register.pages:
                found.setdefault(url_of(page), []).append(id)
        return found

    def left_behind(self, url: str) -> Iterator[Relocated]:
        """Yield the sections that were once on the page at an address below the site and are no longer."""
        root = "../" * url.count("/")
        for id in self.once.get(url, []):
            register, section = self.library.registers[id], self.library.sections.get(id)
            if register.withdrawn and section is None:
                link = Link(register.newest.title, f"{root}s/{id}/index.html")
                yield Relocated(id, register.newest.title, link, register.withdrawn.date)
            elif section and url not in map(url_of, self.library.shown_on.get(id, [section.page])):
                page = OWN if section.level == 1 else self.library.pages[section.page].title
                yield Relocated(id, section.title, Link(page, self.place(root, section).href))


def url_of(path: str) -> str:
    """Return the address below the site of a page, which may be gone, by its path below `docs/`."""
    return Page(path, path, None).url
