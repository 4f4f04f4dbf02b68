"""The register for programs: `sections.json`, `objects.inv`, and feeds of what has changed."""

from __future__ import annotations

import itertools
import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.build import Build
from macros.components.feed import Feed, FeedEntry, render_feed
from macros.components.place import Link
from macros.handbook import change_history, original
from macros.handbook.change_history import HISTORY
from macros.output.framed_pages import save
from macros.publishing.permalinks import Permalinks
from macros.register.entries import Register

SCHEMA = "sections-2.schema.json"
NEWEST = 100  # changes at least that the feed of the handbook holds itself, if there are so many
INVENTORY = """\
# Sphinx inventory version 2
# Project: {}
# Version: {}
# The remainder of this file is compressed using zlib.
"""


def write(build: Build, site: Path) -> None:
    """Write what programs read below a built site; without an address of its own, it has no absolute ones to tell."""
    permalinks = build.permalinks
    if not build.library.site_url:
        return
    found = published(permalinks)
    save(site / "sections.json", listing(permalinks, found))
    (site / "objects.inv").write_bytes(inventory(permalinks, found))
    everything = [change for id, register in found.items() for change in told(permalinks, id, register)]
    for name, document in in_documents(permalinks, newest_first(everything)):
        save(site / name, document)


def published(permalinks: Permalinks) -> dict[str, Register]:
    """Return by id what was published and still answers; what is new has no permanent address yet."""
    library = permalinks.library
    kept = [id for id, register in library.registers.items() if id in library.sections or register.withdrawn]
    return {id: library.registers[id] for id in sorted(kept)}


def heading(permalinks: Permalinks, id: str, register: Register) -> str:
    section = permalinks.library.sections.get(id)
    return section.title if section else str(register.newest.title)


def listing(permalinks: Permalinks, found: dict[str, Register]) -> str:
    """Return `sections.json`, which the schema beside it describes."""
    library = permalinks.library
    day = original.edition(library)
    base = {"name": library.original_name, "edition": day} if day else None
    said = {
        "$schema": f"{permalinks.library.site_url}{SCHEMA}",
        "format": 2,
        "handbook": {
            "name": permalinks.library.name,
            "url": permalinks.library.site_url,
            "original": base,
        },
        "sections": [described(permalinks, id, register) for id, register in found.items()],
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"


def described(permalinks: Permalinks, id: str, register: Register) -> dict[str, object]:
    section = permalinks.library.sections.get(id)
    end = None if section else register.withdrawn
    anchor = f"#{id}" if section and section.level > 1 else ""
    page = section and f"{permalinks.library.site_url}{permalinks.library.pages[section.page].url}"
    base = original.based_on(permalinks.library, id)
    versions = [
        {
            "version": name,
            "date": version.date,
            "kind": version.kind,
            "note": version.note,
            "title": version.title,
            "page": version.page,
            "sha256": version.sha256,
            "permalink": permalinks.address(id, name),
        }
        for name, version in zip(register.names, register.versions, strict=True)
    ]
    return {
        "id": id,
        "kind": section.called if section else register.called,
        "title": heading(permalinks, id, register),
        "level": section.level if section and not section.of else None,
        "page": section.page if section else register.newest.page,
        "status": "withdrawn" if end else "current",
        "permalink": permalinks.address(id),
        "address": page and f"{page}{anchor}",
        "first_published": register.versions[0].date,
        "last_changed": register.versions[register.current].date,
        "original": base and {"version": base.name, "same": base.is_same},
        "versions": versions,
        "withdrawn": {"date": end.date, "reason": end.reason, "see": end.see} if end else None,
    }


def inventory(permalinks: Permalinks, found: dict[str, Register]) -> bytes:
    """Return the inventory by which Sphinx and MkDocs find a section by its id, wherever it lives."""
    dates = [register.newest.date for register in found.values()]
    head = INVENTORY.format(one_line(permalinks.library.name), max(dates, default=""))
    lines = [
        f"{id} std:label -1 s/{id}/ {one_line(heading(permalinks, id, register))}\n" for id, register in found.items()
    ]
    return head.encode() + zlib.compress("".join(lines).encode(), 9)


def one_line(text: str) -> str:
    return " ".join(text.split())


def history(permalinks: Permalinks, id: str, register: Register) -> Iterator[FeedEntry]:
    """Yield all that has happened to a section, newest first."""
    if (end := register.withdrawn) and id not in permalinks.library.sections:
        address = permalinks.address(id)
        link = Link(change_history.titled(register.newest.title, register.newest.of), address)
        after = sum(version.date == end.date for version in register.versions)
        yield FeedEntry(f"{address}#withdrawn", link, end.date, "withdrawn", end.reason, after)
    versions = zip(register.names, register.kinds, register.versions, register.nth, strict=True)
    for name, kind, version, n in reversed(list(versions)):
        address = permalinks.address(id, name)
        title = change_history.titled(version.title, version.of)
        link = Link(title, f"{permalinks.address(id, HISTORY)}#{name}")
        yield FeedEntry(address, link, version.date, kind, version.note, n)


def feed_of(permalinks: Permalinks, id: str, register: Register) -> str:
    """Return the feed of a section."""
    title = f"{heading(permalinks, id, register)}: changes, {permalinks.library.name}"
    return render_feed(feed(permalinks, title, permalinks.address(id), list(history(permalinks, id, register))))


def told(permalinks: Permalinks, id: str, register: Register) -> Iterator[FeedEntry]:
    """Yield what the feed of the handbook tells of a section: not what it tells already of another."""
    elsewhere = {permalinks.address(id, name) for name in change_history.told_elsewhere(permalinks.library, id)}
    return (change for change in history(permalinks, id, register) if change.id not in elsewhere)


def newest_first(changes: Sequence[FeedEntry]) -> list[FeedEntry]:
    return sorted(changes, key=lambda change: change.updated, reverse=True)


def in_documents(permalinks: Permalinks, changes: Sequence[FeedEntry]) -> Iterator[tuple[str, str]]:
    """Yield the names and the contents of the feed of the handbook and, for each earlier day, of its archive.

    A day is in one document whole, so that an archive stays as it is (RFC 5005, section 4).
    """
    name, root = permalinks.library.name, permalinks.library.site_url
    days = [list(found) for _, found in itertools.groupby(changes, key=lambda change: change.date)]
    newest: list[FeedEntry] = []
    while days and len(newest) < NEWEST:
        newest += days.pop(0)
    at = [f"feed/{day[0].date}.xml" for day in days]
    before = [f"{root}{file}" for file in at] + [""]
    current = feed(permalinks, f"{name}: changes", root, newest)._replace(before=before[0])
    yield "feed.xml", render_feed(current)
    for n, (file, day) in enumerate(zip(at, days, strict=True)):
        archive = feed(permalinks, f"{name}: changes", root, day)._replace(address=before[n], before=before[n + 1])
        after = before[n - 1] if n else ""
        yield file, render_feed(archive._replace(after=after, archive_of=current.address))


def feed(permalinks: Permalinks, title: str, about: str, changes: Sequence[FeedEntry]) -> Feed:
    """Return a feed of changes, newest first, to what is at an address; a feed has to have a date."""
    updated = changes[0].updated if changes else f"{permalinks.today.isoformat()}T00:00:00Z"
    return Feed(title, f"{about}feed.xml", about, permalinks.library.name, updated, changes)
