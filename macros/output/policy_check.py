"""What the check of policies is made of: the register as a script, the scripts that read files, and the command."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.build import Asset, Build
from macros.components.policy_check import COMMAND
from macros.content.headings import Section
from macros.handbook import change_history, original, review_dates
from macros.handbook.library import Library
from macros.output import bundler
from macros.output.framed_pages import save
from macros.problems import Problem
from macros.publishing.permalinks import GONE, url_of
from macros.register.entries import Register, Withdrawal

MACRO = "policy_check"
FOLDER = bundler.MACROS / "components" / "policy_check"
# What the page loads when a file comes: what reads files, and, for PDF alone, a script that is several times as long.
WORKERS = {"worker": FOLDER / "worker.js", "pdf": FOLDER / "worker_pdf.js"}
ENTRIES = {**WORKERS, COMMAND: FOLDER / "command.js"}
KINDS = ("new", "major", "source", "minor", "moved")  # as `register.js` counts them


class Numbered(dict[str, int]):
    """Texts that are said once, each by its number."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


@dataclass(frozen=True)
class PublishedEntry:
    """What has a permanent address: its register, what it is called today, and the page and the section around it."""

    id: str
    title: str
    called: str
    level: int
    page: str
    around: str
    register: Register
    end: Withdrawal | None


def register_data(library: Library, addresses: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the register in the form that `register.js` opens; `addresses` are those of `mkdocs.yml`, by name.

    In a copy these are the original's, of which it holds the register too.
    """
    reviews = {found.page.path: found for found in review_dates.reviews(library)}
    due = {path: (found.due.isoformat(), str(found.meta.owner)) for path, found in reviews.items()}
    pages = {
        page.url: (page.title, str(page.meta.id) if page.meta else "", *due.get(page.path, ("", "")))
        for page in library.pages.values()
    }
    days = [str(register.newest.date) for register in library.registers.values()]
    entries = [entry(library, id) for id in in_order(library)]
    names, own = (library.name, library.site_url, max(days, default="")), library.organisation
    if own is None:
        return data_of(names, addresses, pages, entries)
    data = data_of(names, {"former": own.former_addresses, "copies": own.copies}, pages, entries)
    return data | (of_original(library, own.original, addresses) if own.original else {})


def of_original(library: Library, url: str, addresses: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return what a copy knows of the original, and the ids of which it has other words."""
    left = {url_of(path): id for path, id in library.left_out.pages.items()}
    here = {page.url: str(page.meta.id) for page in library.pages.values() if page.meta}
    known = {url: id for url, id in {**here, **left}.items() if id in library.original}
    pages = {url: (str(library.original[id].newest.title), id, "", "") for url, id in known.items()}
    ids = dict.fromkeys([*(id for id in in_order(library) if id in library.original), *library.original])
    entries = [entry_of_original(library, id, {*left.values()}) for id in ids]
    names = (library.original_name, url, original.edition(library))
    based = {id: original.based_on(library, id) for id in library.registers}
    return {
        "original": data_of(names, addresses, pages, entries),
        "reworded": [id for id, base in based.items() if base and not base.is_same],
    }


def data_of(
    names: tuple[str, str, str],
    addresses: Mapping[str, Sequence[str]],
    today: Mapping[str, Sequence[str]],
    entries: Sequence[PublishedEntry],
) -> dict[str, Any]:
    """Return the data of one handbook, of its name, its address and its edition, and its pages of today by theirs."""
    notes, kinds, pages = Numbered(), Numbered(), Numbered({url: n for n, url in enumerate(today)})
    sections = [listed(each, notes, kinds, pages) for each in entries]
    return {
        **dict(zip(("name", "url", "edition"), names, strict=True)),
        **{name: list(map(str, found)) for name, found in addresses.items()},
        "notes": list(notes),
        "kinds": list(kinds),
        "pages": [[url, *today.get(url, (GONE, "", "", ""))] for url in pages],
        "sections": sections,
    }


def in_order(library: Library) -> Iterator[str]:
    """Yield the ids of what was published, those of today page by page, and then those that were withdrawn."""
    here = (str(section.id) for section in change_history.in_order(library))
    yield from (id for id in here if id in library.registers)
    yield from change_history.withdrawn(library)


def entry(library: Library, id: str) -> PublishedEntry:
    found, register = library.sections.get(id), library.registers[id]
    if not found:
        title, page = str(register.newest.title), str(register.newest.page)
        return PublishedEntry(id, title, register.called, 2, page, "", register, register.withdrawn)
    around = around_of(library, found, library.registers)
    return PublishedEntry(id, found.title, found.called, found.level, found.page, around, register, None)


def entry_of_original(library: Library, id: str, left: set[str]) -> PublishedEntry:
    """Return what the original has published under an id, of which the copy may have left out the page."""
    found, register = library.sections.get(id), library.original[id]
    level = found.level if found else 1 if id in left else 2
    around = around_of(library, found, library.original) if found else ""
    title, page = str(register.newest.title), str(register.newest.page)
    return PublishedEntry(id, title, register.called, level, page, around, register, register.withdrawn)


def around_of(library: Library, section: Section, published: Mapping[str, Register]) -> str:
    """Return the nearest published section around what is no section."""
    within = library.above(section) if section.of else ()
    return next((str(other.id) for other in within if other.id in published), "")


def listed(found: PublishedEntry, notes: Numbered, kinds: Numbered, pages: Numbered) -> list[Any]:
    page, end = pages[url_of(found.page)], found.end
    return [
        found.id,
        found.title,
        kinds[found.called],
        found.level,
        page,
        found.around,
        versions(found.register, found.title, page, notes, pages),
        [str(end.date), str(end.reason), [str(other) for other in end.see]] if end else None,
    ]


def versions(register: Register, title: str, page: int, notes: Numbered, pages: Numbered) -> list[list[Any]]:
    """Return the versions; the title and the page of one are left out where they are those of today."""
    return [
        [
            name,
            KINDS.index(kind),
            notes[str(version.note)],
            "" if version.title == title else str(version.title),
            -1 if pages[url_of(version.page)] == page else pages[url_of(version.page)],
        ]
        for name, kind, version in zip(register.names, register.kinds, register.versions, strict=True)
    ]


def script(name: str, value: object) -> bytes:
    """Return data as a script, which a page may load from a file share too."""
    return f"self.{name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def assets(library: Library, addresses: Mapping[str, Sequence[str]]) -> tuple[dict[str, Asset], list[Problem]]:
    """Return what the page loads later, by the names that its template has for it; nothing where no page needs it."""
    if not library.page_with(MACRO):
        return {}, []
    made = {"register": asset("policy-register", script("handbookRegister", register_data(library, addresses)))}
    known = bundler.Known()
    with ThreadPoolExecutor() as pool:  # that of PDF takes esbuild a second, once
        bundles = [*pool.map(lambda name: bundle(name, known), ENTRIES)]
    for name, (bundled, _) in zip(ENTRIES, bundles, strict=True):
        # A page on a file share may start no worker from a file: it starts one from the text that this script gives it.
        if bundled and name in WORKERS:
            content = script(f"handbook{name.capitalize()}", bundled.content.decode())
            made[name] = asset(f"policy-{name}", content)
    return made, [problem for _, wrong in bundles for problem in wrong]


def bundle(name: str, known: bundler.Known | None = None) -> tuple[Asset | None, list[Problem]]:
    return bundler.made(name, "worker" if name in WORKERS else "mjs", [ENTRIES[name]], known)


def asset(name: str, content: bytes) -> Asset:
    return Asset(f"assets/{name}.{hashlib.sha256(content).hexdigest()[:8]}.js", content)


def write(build: Build, site: Path) -> None:
    """Write the command below a built site: one file, which holds the register of this edition too."""
    register = build.later_scripts.get("register")
    command, _ = bundle(COMMAND) if register and build.library.site_url else (None, [])
    if register and command:
        data = register.content.decode().replace("self.", "globalThis.", 1)
        save(site / COMMAND, f"{data}{command.content.decode()}")
