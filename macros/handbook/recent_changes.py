"""What has changed of late, so that the page itself says so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from macros.content.headings import Section
from macros.handbook.library import Library
from macros.register.entries import Version

RECENT = timedelta(days=60)


class RecentChange(NamedTuple):
    """A version that is new, and its name."""

    name: str
    version: Version


def change(library: Library, section: Section, today: date) -> RecentChange | None:
    """Return a section's newest major change of late, unless a section within it tells of the same."""
    found = newest(library, section, today)
    inside = (newest(library, other, today) for other in library.within(section)) if found else ()
    return None if any(other and found and other.version.told == found.version.told for other in inside) else found


def newest(library: Library, section: Section, today: date) -> RecentChange | None:
    register, since = library.registers.get(section.id), (today - RECENT).isoformat()
    pairs = zip(register.names[1:], register.versions[1:], strict=True) if register else ()
    changes = [RecentChange(*pair) for pair in pairs if pair[1].kind == "major" and pair[1].date >= since]
    return changes[-1] if changes else None
