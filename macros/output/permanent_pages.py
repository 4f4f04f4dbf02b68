"""The pages at permanent addresses: `/s/<id>/` for a section, `/s/<id>/<version>/` for what it once said.

`/s/<id>/history/` has all its versions.

Each is a real file below the built site, which needs no script and no server. Links name `index.html`, so that
they work from a file share too. A page that is gone leaves one in its place that says where its sections are now.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.build import Build, Frame
from macros.cache import Cache
from macros.components.place import Link
from macros.components.redirect import render_redirect
from macros.components.relocated import Relocated, render_gone
from macros.components.version import Earlier, render_version
from macros.components.version.history import SectionHistory, render_history
from macros.components.version.texts import Texts
from macros.components.withdrawn import render_withdrawn
from macros.content import typography
from macros.handbook.change_history import HISTORY
from macros.output.framed_pages import framed, save
from macros.publishing.permalinks import OWN, Permalinks
from macros.register import register_file
from macros.register.entries import Register

TEXT = "text.txt"


def write(build: Build, site: Path) -> None:
    """Write every permanent address below a built site."""
    links, library = build.permalinks, build.library
    cache = Cache("versions")  # the pages of earlier versions, as builds before this one have made them
    for id in sorted({*library.sections, *library.registers}):
        for name, content in pages_of(id, links, build.frame, cache):
            save(site / "s" / id / name / "index.html", content)
        for name, text in texts_of(id, links):
            save(site / "s" / id / name / TEXT, text)
    for url in sorted({*links.once} - {page.url for page in library.pages.values()}):
        if left := list(links.left_behind(url)):
            save(site / url / "index.html", gone(url, left, links, build.frame))
    cache.tidy()


def pages_of(id: str, links: Permalinks, frame: Frame, cache: Cache) -> Iterator[tuple[str, str]]:
    """Yield the pages of a section, each under the name of a version, or under none."""
    register, section = links.library.registers.get(id), links.library.sections.get(id)
    if section:
        yield "", render_redirect(links.place("../../", section), links.published(section), links.library.name)
    elif register and register.withdrawn:
        yield "", withdrawn(id, register, links, frame)
    if register is None or not (section or register.withdrawn):  # it is new, or has vanished, which is reported
        return
    texts = of_versions(id, register, links, cache)
    history = framed(
        frame(3, "css", "js"), f"{register.newest.title}: every version", links.address(id, HISTORY), texts.pop(HISTORY)
    )
    yield HISTORY, history
    for name, version in zip(register.names, register.versions, strict=True):
        if section and name not in texts:
            today = links.place("../../../", section)
            yield name, render_redirect(today, links.published(section), links.library.name)
        else:
            title = f"{version.title}, {typography.version(name)}"
            yield name, framed(frame(3, "css"), title, links.address(id, name), texts[name])


def texts_of(id: str, links: Permalinks) -> Iterator[tuple[str, str]]:
    """Yield the text of each version, whose SHA-256 is in the register, under the name of the version."""
    register = links.library.registers.get(id)
    if register and (id in links.library.sections or register.withdrawn):
        yield from ((name, version.text) for name, version in zip(register.names, register.versions, strict=True))


def withdrawn(id: str, register: Register, links: Permalinks, frame: Frame) -> str:
    see = register.withdrawn.see if register.withdrawn else ()
    instead = [link for other in see if (link := links.titled("../../", other))]
    content = render_withdrawn(register, instead, versions("", register), links.address(id))
    return framed(frame(2), f"{register.newest.title} (withdrawn)", links.address(id), content)


def of_versions(id: str, register: Register, links: Permalinks, cache: Cache) -> dict[str, str]:
    """Return the text of the page of each version that is not current, by the version's name, and of the history.

    These pages are most of a site. They are made anew only where what they say has changed.
    """
    root, section = "../../../", links.library.sections.get(id)
    today = links.place(root, section) if section else Link(register.newest.title, f"{root}s/{id}/index.html")
    names = register.names[: register.current] if section else register.names
    pages, within = [links.stood_on(root, version) for version in register.versions], links.within(root, id)

    def make() -> dict[str, str]:
        linked, texts = versions("../", register), Texts(register, root)
        of = (Earlier(texts, at, today, linked, links.address(id, name)) for at, name in enumerate(names))
        history = SectionHistory(texts, today, pages, within, links.address(id, HISTORY))
        return {HISTORY: render_history(history), **dict(zip(names, map(render_version, of), strict=True))}

    made_from = [links.address(id), repr((today, pages, within)), register_file.write(register)]
    return cache.reuse(made_from, make)


def gone(url: str, left: list[Relocated], links: Permalinks, frame: Frame) -> str:
    own = next((moved.title for moved in left if moved.link.words == OWN), left[0].title)
    content = render_gone(own, left)
    return framed(frame(url.count("/")), f"{own} (moved)", f"{links.library.site_url}{url}", content)


def versions(root: str, register: Register) -> list[Link]:
    return [Link(typography.version(name), f"{root}{name}/index.html") for name in register.names]
