"""Permanent addresses: `/s/<id>/` for a section, `/s/<id>/<version>/` for what it once said.

Each is a real file below the built site, which needs no script and no server. Links name `index.html`, so that
they work from a file share too.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.cache import Cache
from macros.components.changed import render_changed
from macros.components.cite import Permalink, render_permalink
from macros.components.citing import Citable, render_citing
from macros.components.forward import render_forward
from macros.components.moved import Moved, render_gone, render_moved
from macros.components.place import Link
from macros.components.source import Source
from macros.components.version import Earlier, render_version
from macros.components.version.blocks import REFERENCE
from macros.components.withdrawn import render_withdrawn
from macros.content import typography
from macros.content.html_tree import Edit, Element
from macros.content.pages import Page, Section
from macros.handbook import recent_changes
from macros.handbook.library import Library
from macros.register import register_file
from macros.register.register_file import Register

MARKS = {"title": "%handbook-title%", "canonical": "%handbook-canonical%", "content": "%handbook-content%"}
OWN = "its own page"
Frame = Callable[[int], str]


@dataclass(frozen=True, repr=False)  # as of the handbook
class Permalinks:
    """The permanent addresses of a handbook that is published at `site_url`, as they are on the day `today`."""

    library: Library
    site_url: str
    name: str
    today: date

    def address(self, id: str, version: str = "") -> str:
        return f"{self.site_url}s/{id}/{f'{version}/' if version else ''}"

    def place(self, root: str, section: Section) -> Link:
        """Return a link to where a section lives now; `root` leads from the page with the link to the site's own."""
        anchor = f"#{section.id}" if section.level > 1 else ""
        return Link(section.title, f"{root}{self.library.pages[section.page].url}index.html{anchor}")

    def where(self, id: str) -> str:
        """Return the address below the site where a section lives now; of the home page when there is none."""
        section = self.library.sections.get(id)
        return f"{url_of(section.page)}{f'#{id}' if section.level > 1 else ''}" if section else "."

    def refer(self, root: str) -> Callable[[str], Link | None]:
        """Return how to find what an id in a text of the register stands for today."""

        def find(id: str) -> Link | None:
            if section := self.library.sections.get(id):
                return Link(section.title, f"{root}s/{id}/index.html")
            if register := self.library.registers.get(id):
                return Link(register.newest.title, f"{root}s/{id}/index.html")
            source = self.library.all(Source).get(id)
            return Link(f"({source.link.words})", source.link.href) if source else None

        return find

    def signposts(self, page: Page, tree: Element) -> Iterator[Edit]:
        """Yield the edits that give each section of a page's text its permanent link, and say what has changed."""
        root = "../" * page.url.count("/")
        for heading in () if page.is_tool else tree.all():
            section = self.library.sections.get(heading.attributes.get("id", ""))
            if section and section.page == page.path and heading.tag in ("h2", "h3"):
                yield Edit(heading.inner_end, heading.inner_end, self.link(root, section))
                yield Edit(heading.end, heading.end, self.changed(root, section))

    def moved(self, page: Page) -> str:
        """Return what stands at the end of a page for the sections that were once on it."""
        left = list(self.left_behind(page.url))
        return render_moved(left) if left else ""

    def head(self, page: Page) -> dict[str, str]:
        """Return what the theme shows of a page's permanent links and changes.

        These are its own link and a notice under its title, or, of a tool, all of it at the end.
        """
        root = "../" * page.url.count("/")
        if page.is_tool:
            of = (Citable(s.title, self.link(root, s), self.changed(root, s)) for s in page.sections)
            return {"citing": render_citing(list(of))}
        return {"permalink": self.link(root, page.sections[0]), "changed": self.changed(root, page.sections[0])}

    def link(self, root: str, section: Section) -> str:
        """Return the link at a heading."""
        register = self.library.registers.get(section.id)
        version = register.names[register.current] if register else ""
        kind, href = "section" if section.level > 1 else "page", f"{root}s/{section.id}/"
        return render_permalink(Permalink(kind, section.title, href, self.address(section.id), version))

    def changed(self, root: str, section: Section) -> str:
        """Return a notice when a section has a major change of late."""
        found = recent_changes.change(self.library, section, self.today)
        if found is None:
            return ""
        return render_changed(found.version.date, f"{root}s/{section.id}/{found.before}/index.html")

    @functools.cached_property
    def cache(self) -> Cache:
        """The pages of earlier versions, as builds before this one have made them."""
        return Cache("versions")

    @functools.cached_property
    def once(self) -> dict[str, list[str]]:
        """The ids of the sections that are or have been on a page, by the address of the page below the site."""
        found: dict[str, list[str]] = {}
        for id, register in self.library.registers.items():
            for page in register.pages:
                found.setdefault(url_of(page), []).append(id)
        return found

    def left_behind(self, url: str) -> Iterator[Moved]:
        """Yield the sections that were once on the page at an address below the site and are no longer."""
        root = "../" * url.count("/")
        for id in self.once.get(url, []):
            register, section = self.library.registers[id], self.library.sections.get(id)
            if register.withdrawn and section is None:
                link = Link(register.newest.title, f"{root}s/{id}/index.html")
                yield Moved(id, register.newest.title, link, register.withdrawn.date)
            elif section and url_of(section.page) != url:
                page = OWN if section.level == 1 else self.library.pages[section.page].title
                yield Moved(id, section.title, Link(page, self.place(root, section).href))

    def write(self, site: Path, frame: Frame) -> None:
        """Write every permanent address below a built site.

        `frame` gives a page of the theme, at a depth of folders, with MARKS where a title and the rest belong.
        """
        for id in sorted({*self.library.sections, *self.library.registers}):
            for name, content in self.pages_of(id, frame):
                save(site / "s" / id / name / "index.html", content)
        for url in sorted({*self.once} - {page.url for page in self.library.pages.values()}):
            if left := list(self.left_behind(url)):
                save(site / url / "index.html", self.gone(url, left, frame))
        self.cache.tidy()

    def pages_of(self, id: str, frame: Frame) -> Iterator[tuple[str, str]]:
        """Yield the pages of a section, each under the name of a version, or under none."""
        register, section = self.library.registers.get(id), self.library.sections.get(id)
        if section:
            yield "", render_forward(self.place("../../", section), self.address(id), self.name)
        elif register and register.withdrawn:
            yield "", self.withdrawn(id, register, register.withdrawn.see, frame)
        if register is None or not (section or register.withdrawn):  # it is new, or has vanished, which is reported
            return
        earlier = self.earlier(id, register)
        for name, version in zip(register.names, register.versions, strict=True):
            if section and name not in earlier:
                yield name, render_forward(self.place("../../../", section), self.address(id, name), self.name)
            else:
                title = f"{version.title}, {typography.version(name)}"
                yield name, framed(frame(3), title, self.address(id, name), earlier[name])

    def withdrawn(self, id: str, register: Register, see: Sequence[str], frame: Frame) -> str:
        instead = [link for other in see if (link := self.refer("../../")(other))]
        content = render_withdrawn(register, instead, versions("", register), self.address(id))
        return framed(frame(2), f"{register.newest.title} (withdrawn)", self.address(id), content)

    def earlier(self, id: str, register: Register) -> dict[str, str]:
        """Return the text of the page of each version that is not current, by the version's name.

        These pages are most of a site. They are made anew only where what they say has changed.
        """
        root, section = "../../../", self.library.sections.get(id)
        refer = functools.cache(self.refer(root))
        today = self.place(root, section) if section else Link(register.newest.title, f"{root}s/{id}/index.html")
        names = register.names[: register.current] if section else register.names

        def make() -> dict[str, str]:
            linked = versions("../", register)
            of = (Earlier(register, at, today, linked, self.address(id, name), refer) for at, name in enumerate(names))
            return dict(zip(names, map(render_version, of), strict=True))

        referred = sorted({found for version in register.versions for found in REFERENCE.findall(version.text)})
        made_from = [self.address(id), repr(today), register_file.write(register)]
        made_from += [f"{part} {refer(part[1:-1])}" for part in referred]
        return self.cache.reuse(made_from, make) if names else {}

    def gone(self, url: str, left: list[Moved], frame: Frame) -> str:
        own = next((moved.title for moved in left if moved.link.words == OWN), left[0].title)
        return framed(frame(url.count("/")), f"{own} (moved)", f"{self.site_url}{url}", render_gone(own, left))


def url_of(path: str) -> str:
    """Return the address below the site of a page, which may be gone, by its path below `docs/`."""
    return Page(path, path, None).url


def versions(root: str, register: Register) -> list[Link]:
    return [Link(typography.version(name), f"{root}{name}/index.html") for name in register.names]


def framed(frame: str, title: str, canonical: str, content: str) -> str:
    """Return a page of the theme with a title, an address and a text."""
    said = dict(zip(MARKS.values(), (html.escape(title), html.escape(canonical), content), strict=True))
    return re.sub("|".join(said), lambda match: said[match[0]], frame)


def save(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8", newline="\n")
