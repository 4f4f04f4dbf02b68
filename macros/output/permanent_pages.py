"""The pages at permanent addresses: `/s/<id>/` for a section, `/s/<id>/<version>/` for what it once said.

`/s/<id>/history/` has all its versions.

Each is a real file below the built site, which needs no script and no server. Links name `index.html`, so that
they work from a file share too. A page that is gone leaves one in its place that says where its sections are now.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.build import LASTING_INDEX, Build, Frame
from macros.cache import Cache, KeptFolders, digest
from macros.components.place import Link
from macros.components.redirect import render_redirect
from macros.components.relocated import Relocated, render_gone
from macros.components.version import Earlier, render_version
from macros.components.version.history import SectionHistory, render_history
from macros.components.version.texts import Texts
from macros.components.withdrawn import render_withdrawn
from macros.content import typography
from macros.content.headings import Section
from macros.handbook.change_history import HISTORY
from macros.output import offline_worker, section_exports
from macros.output.framed_pages import framed, save
from macros.publishing.permalinks import OWN, Permalinks
from macros.register import register_file
from macros.register.entries import Register

FOLDER = "s"
TEXT = "text.txt"
ROOT = "../../../"  # of the site, as seen from the page of a version


def write(build: Build, site: Path) -> None:
    """Write every permanent address below a built site, but for those that come out as they were before."""
    links, library, kept = build.permalinks, build.library, build.kept or KeptFolders(site / FOLDER)
    cache = Cache("versions")  # the pages of earlier versions, as builds before this one have made them
    frames = [*frames_of(build.frame), *offline_worker.digests(site, frames_of(build.frame))]
    for id in sorted({*library.sections, *library.registers}):
        of = OfSection(id, links)
        if not kept.has(id, [digest(frames), *of.made_from]):
            for name, content in files_of(of, build.frame, cache):
                save(site / FOLDER / id / name, content)
    save(site / LASTING_INDEX, build.search_index.content.decode())
    for url in sorted({*links.once} - {page.url for page in library.pages.values()}):
        if left := list(links.left_behind(url)):
            save(site / url / "index.html", gone(url, left, links, build.frame))
    cache.tidy()


def put_back(build: Build, site: Path) -> None:
    """Move to its place below a built site, now complete, what has come out as it was before."""
    if build.kept:
        build.kept.put_back()


def frames_of(frame: Frame) -> list[str]:
    return [frame(2, lasting=True), frame(3, "css", lasting=True), frame(3, "css", "js", lasting=True)]


@dataclass(frozen=True, repr=False)
class OfSection:
    """All that the files of a section are made from, but for the theme."""

    id: str
    links: Permalinks

    @property
    def section(self) -> Section | None:
        return self.links.library.sections.get(self.id)

    @functools.cached_property
    def register(self) -> Register | None:
        """What was published of it; nothing where it is new, or has vanished, which is reported."""
        register = self.links.library.registers.get(self.id)
        return register if register and (self.section or register.withdrawn) else None

    @functools.cached_property
    def today(self) -> Link:
        """Where it is now, or what says that it was withdrawn, as seen from the page of a version."""
        if self.section:
            return self.links.place(ROOT, self.section)
        return Link(self.register.newest.title if self.register else "", f"{ROOT}{FOLDER}/{self.id}/index.html")

    @functools.cached_property
    def stood_on(self) -> list[Link]:
        return [self.links.stood_on(ROOT, version) for version in self.register.versions] if self.register else []

    @functools.cached_property
    def within(self) -> list[Link]:
        return self.links.within(ROOT, self.id)

    @functools.cached_property
    def around(self) -> Link | None:
        return self.links.around(ROOT, self.id)

    @functools.cached_property
    def instead(self) -> list[Link]:
        """What to read where it was withdrawn."""
        see = self.register.withdrawn.see if self.register and self.register.withdrawn else ()
        return [link for other in see if (link := self.links.titled("../../", other))]

    @property
    def made_from(self) -> list[str]:
        links = [self.today, self.stood_on, self.within, self.around, self.instead]
        published = self.links.published(self.section) if self.section else ""
        written = register_file.write(self.register) if self.register else ""
        called = self.section.called if self.section else ""
        return [called, self.links.address(self.id), self.links.library.name, published, repr(links), written]


def files_of(of: OfSection, frame: Frame, cache: Cache) -> Iterator[tuple[str, str]]:
    """Yield the files of a section, each with its path below the section's address."""
    for name, content in pages_of(of, frame, cache):
        yield f"{name}/index.html" if name else "index.html", content
    if of.register is None:
        return
    for name, version in zip(of.register.names, of.register.versions, strict=True):
        yield f"{name}/{TEXT}", version.text  # its SHA-256 is in the register
    if of.links.library.site_url:
        yield "feed.xml", section_exports.feed_of(of.links, of.id, of.register)


def pages_of(of: OfSection, frame: Frame, cache: Cache) -> Iterator[tuple[str, str]]:
    """Yield the pages of a section, each under the name of a version, or under none."""
    links, section, register = of.links, of.section, of.register
    if section:
        today, canonical = links.place("../../", section), links.published(section)
        yield "", render_redirect(section.called, today, canonical, links.library.name)
    elif register:
        yield "", withdrawn(of, register, frame)
    if register is None:
        return
    texts = of_versions(of, register, cache)
    title = f"{register.newest.title}: every version"
    shell = frame(3, "css", "js", lasting=True)
    yield HISTORY, framed(shell, title, links.address(of.id, HISTORY), texts.pop(HISTORY))
    for name, version in zip(register.names, register.versions, strict=True):
        if section and name not in texts:
            yield name, render_redirect(section.called, of.today, links.published(section), links.library.name)
        else:
            title = f"{version.title}, {typography.version(name)}"
            shell = frame(3, "css", lasting=True)
            yield name, framed(shell, title, links.address(of.id, name), texts[name])


def withdrawn(of: OfSection, register: Register, frame: Frame) -> str:
    address = of.links.address(of.id)
    content = render_withdrawn(register, of.instead, versions("", register), address)
    return framed(frame(2, lasting=True), f"{register.newest.title} (withdrawn)", address, content)


def of_versions(of: OfSection, register: Register, cache: Cache) -> dict[str, str]:
    """Return the text of the page of each version that is not current, by the version's name, and of the history.

    These pages are most of a site. In another folder too they are made anew only where what they say has changed.
    """
    names = register.names[: register.current] if of.section else register.names

    def make() -> dict[str, str]:
        linked, texts, address = versions("../", register), Texts(register, ROOT), of.links.address
        earlier = (Earlier(texts, at, of.today, linked, address(of.id, name)) for at, name in enumerate(names))
        history = SectionHistory(texts, of.today, of.stood_on, of.within, address(of.id, HISTORY), of.around)
        return {HISTORY: render_history(history), **dict(zip(names, map(render_version, earlier), strict=True))}

    return cache.reuse(of.made_from, make)


def gone(url: str, left: list[Relocated], links: Permalinks, frame: Frame) -> str:
    own = next((moved.title for moved in left if moved.link.words == OWN), left[0].title)
    content = render_gone(own, left)
    return framed(frame(url.count("/")), f"{own} (moved)", f"{links.library.site_url}{url}", content)


def versions(root: str, register: Register) -> list[Link]:
    return [Link(typography.version(name), f"{root}{name}/index.html") for name in register.names]
