"""What the check of policies is made of: the register as a script, the scripts that read files, and the command."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from macros.build import Asset, Build
from macros.components.policy_check import COMMAND
from macros.handbook import change_history, review_dates
from macros.handbook.library import Library
from macros.output import bundler
from macros.output.framed_pages import save
from macros.problems import Problem
from macros.publishing.permalinks import GONE, url_of
from macros.register.entries import Register

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


def register_data(library: Library, addresses: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the register in the form that `register.js` opens; `addresses` are those of `mkdocs.yml`, by name."""
    notes, kinds, pages = (
        Numbered(),
        Numbered(),
        Numbered({page.url: n for n, page in enumerate(library.pages.values())}),
    )
    sections = [section(library, id, notes, kinds, pages) for id in in_order(library)]
    reviews = review_dates.reviews(library)
    review = {found.page.path: (found.due.isoformat(), str(found.meta.owner)) for found in reviews}
    today = [
        [page.url, page.title, str(page.meta.id) if page.meta else "", *review.get(page.path, ("", ""))]
        for page in library.pages.values()
    ]
    gone = [[url, GONE, "", "", ""] for url in list(pages)[len(today) :]]
    days = [str(register.newest.date) for register in library.registers.values()]
    return {
        "name": library.name,
        "url": library.site_url,
        "edition": max(days, default=""),
        **{name: list(found) for name, found in addresses.items()},
        "notes": list(notes),
        "kinds": list(kinds),
        "pages": [*today, *gone],
        "sections": sections,
    }


def in_order(library: Library) -> Iterator[str]:
    """Yield the ids of what was published, those of today page by page, and then those that were withdrawn."""
    here = (str(section.id) for section in change_history.in_order(library))
    yield from (id for id in here if id in library.registers)
    yield from change_history.withdrawn(library)


def section(library: Library, id: str, notes: Numbered, kinds: Numbered, pages: Numbered) -> list[Any]:
    found, register = library.sections.get(id), library.registers[id]
    title = found.title if found else str(register.newest.title)
    page = pages[url_of(found.page if found else register.newest.page)]
    within = library.above(found) if found and found.of else ()
    around = next((str(other.id) for other in within if other.id in library.registers), "")
    end = register.withdrawn if not found else None
    return [
        id,
        title,
        kinds[found.called if found else register.called],
        found.level if found else 2,
        page,
        around,
        versions(register, title, page, notes, pages),
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
