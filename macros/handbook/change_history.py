"""What the register tells of the handbook as a whole: every section, and every change by its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from macros.components.changes import ChangeGroup, Day
from macros.components.place import Link
from macros.components.register import RegisterRow
from macros.content.headings import Section
from macros.content.pages import Page
from macros.handbook import original
from macros.handbook.library import Library
from macros.register.entries import Register, Version

INNERMOST = 3
HISTORY = "history"  # below the address of a section: the page that has all its versions


class What(NamedTuple):
    """What makes one change of those to several sections."""

    date: str
    kind: str
    note: str
    see: tuple[str, ...] = ()


class Touched(NamedTuple):
    """A section that a change has touched, and the title of the page that it was on."""

    level: int
    link: Link
    page: str


def address(root: str, id: str, version: str = "") -> str:
    """Return where the history of a section is, or what one version has changed; `root` leads to the site's own."""
    return f"{root}s/{id}/{HISTORY}/index.html{f'#{version}' if version else ''}"


def titled(title: str, of: str | None) -> str:
    """Return the title of something, and what it is where it is no section."""
    return f"{title} ({of})" if of else title


def of_page(library: Library, page: Page) -> str:
    """Return where the history of a page is, as seen from the page; nothing before it is published."""
    id = page.sections[0].id
    return address("../" * page.url.count("/"), id) if id in library.registers else ""


def rows(library: Library) -> list[RegisterRow]:
    """Return every section in the order of the pages, and then those that were withdrawn, the first one first."""
    here = [row(library, section.id, section) for section in in_order(library)]
    gone = [row(library, id) for id in withdrawn(library)]
    return here + sorted(gone, key=lambda row: (row.withdrawn, row.title))


def row(library: Library, id: str, section: Section | None = None) -> RegisterRow:
    register = library.registers.get(id)
    path = section.page if section else register.newest.page if register else ""
    page = library.pages[path].title if path in library.pages else "A page that is gone"
    title = section.title if section else register.newest.title if register else id
    whole = section is not None and section.level == 1
    called = section.called if section else register.called if register else ""
    if register is None:
        return RegisterRow(id, title, page, called, whole)
    last, kind = register.versions[register.current], register.kinds[register.current]
    end = register.withdrawn.date if register.withdrawn else ""
    newest = {str(version.kind): str(version.date) for version in register.versions[1:] if version.kind != "moved"}
    first, whose = register.versions[0].date, words(library, id) if section and library.original else ""
    return RegisterRow(id, title, page, called, whole, first, last.date, kind, end, newest, whose)


def words(library: Library, id: str) -> str:
    """Return whose words a section of a copy has."""
    base = original.based_on(library, id)
    return "theirs" if base and base.is_same else "ours"


def in_order(library: Library) -> Iterator[Section]:
    """Yield the sections page by page: the parts by their number, and then the other pages by their title."""

    def key(page: Page) -> tuple[bool, int, str, str]:
        part = page.meta.part if page.meta else None
        return part is None, len(part or ""), part or "", page.title  # 10 comes after 2

    for page in sorted(library.pages.values(), key=key):
        yield from (section for section in page.sections if library.sections[section.id] is section)


def withdrawn(library: Library) -> list[str]:
    return [id for id, register in library.registers.items() if register.withdrawn and id not in library.sections]


def days(library: Library, root: str) -> list[Day]:
    """Return all changes, newest first; what has one day, one kind and one note is one change."""
    found: dict[What, list[Touched]] = {}
    for id in [*(section.id for section in in_order(library)), *withdrawn(library)]:
        if register := library.registers.get(id):
            for what, touched in happened(library, root, id, register):
                found.setdefault(what, []).append(touched)
    dates = sorted({what.date for what in found}, reverse=True)
    changes = [(what.date, change(library, root, what, touched)) for what, touched in found.items()]
    return [Day(date, [change for day, change in changes if day == date]) for date in dates]


def happened(library: Library, root: str, id: str, register: Register) -> Iterator[tuple[What, Touched]]:
    level = library.sections[id].level if id in library.sections else INNERMOST
    pages = {path: page.title for path, page in library.pages.items()}
    for name, kind, version in zip(register.names, register.kinds, register.versions, strict=True):
        if told_around(version, kind):
            continue
        note = version.note if kind != "new" else ""  # its word says it
        words = titled(version.title, "whole page" if level == 1 else version.of)
        link = Link(words, address(root, id, name))
        yield What(version.date, kind, note), Touched(level, link, pages.get(version.page, version.page))
    if end := register.withdrawn:
        last = register.newest
        link = Link(titled(last.title, last.of), f"{root}s/{id}/")
        yield What(end.date, "withdrawn", end.reason, end.see), Touched(level, link, pages.get(last.page, last.page))


def told_around(version: Version, kind: str) -> bool:
    """Whether the section that an entry stands in tells of a version: it has changed with it, and has the note."""
    return version.of is not None and kind in ("new", "moved")


def told_elsewhere(library: Library, id: str) -> set[str]:
    """Return the names of the versions that say nothing that another does not, so that no change is told twice.

    What is changed in an example is so in its section and on its page too: there it is left out, if it is all.
    """
    register, section = library.registers[id], library.sections.get(id)
    inside = [library.registers[o.id] for o in library.within(section) if o.id in library.registers] if section else []
    pairs = [pair for other in inside for pair in pairwise(other.versions)]
    all_versions = zip(register.names, register.kinds, register.versions, strict=True)
    found = {name for name, kind, version in all_versions if told_around(version, kind)}
    for name, (before, now) in zip(register.names[1:], pairwise(register.versions), strict=True):
        told = [changed_lines(*pair) for pair in pairs if pair[1].told == now.told]
        if told and now.kind != "moved" and changed_lines(before, now) <= set.union(*told):
            found.add(name)
    return found


def changed_lines(before: Version, after: Version) -> set[str]:
    """Return the lines that only one of two versions has, the title as it stands in the text of a section around it."""
    lines = [{f"# {version.title}", *version.text.splitlines()} for version in (before, after)]
    return lines[0] ^ lines[1]


def change(library: Library, root: str, what: What, touched: list[Touched]) -> ChangeGroup:
    if what.kind != "new":
        touched = sorted(touched, key=lambda one: -one.level)
    instead = [Link(title(library, id), f"{root}s/{id}/") for id in what.see]
    return ChangeGroup(what.kind, what.note, [*told_apart(touched)], instead)


def told_apart(touched: list[Touched]) -> Iterator[Link]:
    """Yield the links to what a change has touched; of two with one title, each names its page."""
    count = Counter(one.link.words for one in touched)
    for link, page in ((one.link, one.page) for one in touched):
        yield link._replace(words=f"{link.words}, in “{page}”") if count[link.words] > 1 else link


def title(library: Library, id: str) -> str:
    section, register = library.sections.get(id), library.registers.get(id)
    return section.title if section else register.newest.title if register else id
