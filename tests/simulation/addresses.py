"""Every address that was ever published, and whether it still leads to the right section and the right words."""

from __future__ import annotations

import functools
import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from macros.content.headings import Section
from macros.content.html_tree import parse
from macros.content.typography import curl
from macros.handbook.library import Library
from macros.register import references
from macros.register.entries import Register, Version
from macros.register.section_text import Lines, normal

REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]+)">')
CITED = re.compile(r'(<div id="as-cited">.*?</div>)\s*<h2 id="(?:sources-then|about-this-version)">', re.DOTALL)
FIRST_HEADING = re.compile(r"<h1[^>]*>(.*?)(?:<a\b|</h1>)", re.DOTALL)
HREF = re.compile(r'href="([^"]*)"')
TOLD = re.compile(r'<section class="hb-told"[^>]*>\s*<h3 id="([^"]+)">(.*?)</section>', re.DOTALL)
ONWARD = re.compile(r'href="([^"]*(?:index\.html|#text))"')
NOTES = re.compile(r'<h2 id="notes">.*?</dl>', re.DOTALL)


class End(NamedTuple):
    """Where a reader comes to rest: the address of a page below the site, an anchor on it, and the page itself."""

    url: str
    anchor: str
    page: str


@dataclass
class Ledger:
    """What was published, and under which address; nothing is ever taken out of it."""

    versions: dict[str, dict[str, Version]] = field(default_factory=dict)
    places: set[tuple[str, str]] = field(default_factory=set)  # the address of a page, and the id of what was on it

    def publish(self, library: Library) -> None:
        for id, register in library.registers.items():
            kept = self.versions.setdefault(id, {})
            for name, version in zip(register.names, register.versions, strict=True):
                kept.setdefault(name, version)
        for section in library.sections.values():
            self.places.add((library.pages[section.page].url, section.id))

    def copy(self) -> Ledger:
        return Ledger({id: dict(versions) for id, versions in self.versions.items()}, set(self.places))

    @property
    def addresses(self) -> list[str]:
        kept = [f"s/{id}/" for id in self.versions]
        kept += [f"s/{id}/{name}/" for id, versions in self.versions.items() for name in versions]
        return kept + sorted({url for url, _ in self.places}) + sorted(f"{url}#{id}" for url, id in self.places)


@dataclass(frozen=True)
class Visit:
    """A built site, seen by somebody who follows links that were published once."""

    site: Path
    library: Library
    ledger: Ledger

    def failures(self) -> list[str]:
        """Return what is wrong at each address; nothing when every one leads where it should."""
        return [*self.permanent(), *self.histories(), *self.on_pages(), *self.told()]

    def permanent(self) -> Iterator[str]:
        for id, versions in self.ledger.versions.items():
            yield from self.arrives(f"s/{id}/", id)
            for name, version in versions.items():
                yield from self.version(id, name, version)

    def version(self, id: str, name: str, version: Version) -> Iterator[str]:
        """Find a version that does not lead to its own words, or stands there with other words."""
        end, address = self.follow(f"s/{id}/{name}/"), f"s/{id}/{name}/"
        if end is None:
            yield f"{address} leads nowhere"
        elif end.url != address:
            yield from self.arrives(address, id)
            if (normal(self.library.sections[id].title), self.library.texts[id]) != (version.title, version.text):
                yield f"{address} leads on, but the text has changed"
        else:
            cited = CITED.search(end.page)
            if cited is None or "".join(f"{line.text}\n" for line in Lines(parse(cited[1])).lines) != version.text:
                yield f"{address} does not show the text of that day"
            words = [html.escape(curl(each.words)) for each in references.read(version.refers or "")]
            unsaid = [said for said in words if cited and said not in cited[1]]
            if unsaid:
                yield f"{address} does not say {unsaid}"
            if version.sha256 not in end.page or not heading(FIRST_HEADING, end.page).startswith(version.title):
                yield f"{address} shows another version"
            names = self.library.registers[id].names
            since = names[names.index(name) + 1 :]
            told = [found for part in NOTES.findall(end.page) for found in re.findall(r'href="\.\./([^/]+)/', part)]
            if told != since[::-1]:
                yield f"{address} tells of {told}, and not of {since}"

    def histories(self) -> Iterator[str]:
        """Find histories that do not tell of every version, the newest first, with its note and a way to its text."""
        for id, versions in self.ledger.versions.items():
            address, register = f"s/{id}/history/", self.library.registers.get(id)
            told = TOLD.findall(self.read(address) or "")
            names = register.names if register else []
            if not register or [name for name, _ in told] != names[::-1]:
                yield f"{address} does not tell of {names}"
            for name, said in told:
                if name in list(versions)[1:] and html.escape(curl(versions[name].note)) not in said:
                    yield f"{address} does not say why there is {name}"
                links = [html.unescape(link) for link in ONWARD.findall(said)]
                if len(links) < len(("its page", "its text")) or None in map(
                    self.follow, (joined(address, link) for link in links)
                ):
                    yield f"{address} does not lead on from {name}: {links}"

    def on_pages(self) -> Iterator[str]:
        for url, id in sorted(self.ledger.places):
            end = self.follow(url)
            if end is None:
                yield f"{url} leads nowhere"
                continue
            section = self.library.sections.get(id)
            if section and self.place(section)[0] == url:
                yield from self.arrives(f"{url}#{id}" if section.level > 1 else url, id)
            elif left := re.search(rf'<li id="{id}">.*?href="([^"]+)"', end.page):
                yield from self.arrives(joined(end.url, html.unescape(left[1])), id)
            else:
                yield f"{url}#{id} leads nowhere"

    def told(self) -> Iterator[str]:
        """Find registers that do not have every version and every note that was published, in their order."""
        for id, versions in self.ledger.versions.items():
            register = self.library.registers.get(id)
            there = list(zip(register.names, register.versions, strict=True)) if register else []
            said = [(name, version.note, version.kind, version.seal) for name, version in there]
            if said[: len(versions)] != [(name, v.note, v.kind, v.seal) for name, v in versions.items()]:
                yield f"the notes of {id} are not whole"

    def arrives(self, address: str, id: str) -> Iterator[str]:
        """Find whether an address does not end at a section, or, where that was withdrawn, at the page that says so."""
        end, section = self.follow(address), self.library.sections.get(id)
        register = self.library.registers.get(id)
        if end is None:
            yield f"{address} leads nowhere"
        elif section and (end.url, end.anchor) != self.place(section):
            yield f"{address} leads to {end.url}#{end.anchor}, and not to {id}"
        elif section and end.url and heading(start(section), end.page) != normal(section.title):  # not so at home
            yield f"{address} leads to {heading(start(section), end.page)!r}, and not to {section.title!r}"
        elif not section:
            yield from self.withdrawn(address, id, end, register)

    def withdrawn(self, address: str, id: str, end: End, register: Register | None) -> Iterator[str]:
        said = register and register.withdrawn
        if not register or not said or end.url != f"s/{id}/" or end.anchor:
            yield f"{address} does not lead to what says that {id} was withdrawn"
        elif heading(FIRST_HEADING, end.page) != register.newest.title or said.reason not in words(end.page):
            yield f"{address} does not say why {id} was withdrawn"
        else:
            for link in (*(f"../../s/{other}" for other in said.see), *register.names):
                target = joined(end.url, f"{link}/index.html")
                if f'"{link}/index.html"' not in end.page or self.follow(target) is None:
                    yield f"{address} does not lead on to {link}"

    def place(self, section: Section) -> tuple[str, str]:
        return self.library.pages[section.page].url, section.id if section.level > 1 else ""

    def follow(self, address: str) -> End | None:
        """Go where an address leads, without any script; None where there is nothing, or no such anchor."""
        url, _, anchor = address.partition("#")
        page = self.read(url)
        if page is None:
            return None
        if match := REFRESH.search(page):
            return self.follow(joined(url, html.unescape(match[1])))
        return None if anchor and f' id="{anchor}"' not in page else End(url, anchor, page)

    def read(self, url: str) -> str | None:
        return read(self.site / url / "index.html")


@functools.lru_cache(32)
def read_at(path: Path, _: int) -> str:
    return path.read_text("utf-8")


def read(path: Path) -> str | None:
    return read_at(path, path.stat().st_mtime_ns) if path.is_file() else None


def joined(url: str, link: str) -> str:
    """Return where a link on a page leads, below the site."""
    path, _, anchor = link.partition("#")
    there = posixpath.normpath(posixpath.join("/", url, path.removesuffix("index.html"))).strip("/")
    return f"{there}/"[not there :] + (f"#{anchor}" if anchor else "")


def start(section: Section) -> re.Pattern[str]:
    if section.level == 1:
        return FIRST_HEADING
    level = "[1-6]" if section.of else section.level
    return re.compile(rf'<h{level}\b[^>]*\bid="{section.id}"[^>]*>(.*?)</h', re.DOTALL)


def heading(pattern: re.Pattern[str], page: str) -> str:
    found = pattern.search(page)
    return words(found[1]) if found else ""


def words(markup: str) -> str:
    return normal(html.unescape(re.sub(r"<[^>]*>", "", markup)))
