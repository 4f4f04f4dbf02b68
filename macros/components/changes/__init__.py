"""Every change that was published: what it was, and the sections that it touched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from macros.components.place import Link
from macros.components.templates import render

KINDS = ("withdrawn", "major", "new", "minor", "source", "moved")  # the order in which a reader may have to act on them


class ChangeGroup(NamedTuple):
    """What happened to some sections at once; `instead` are those to read in place of withdrawn ones."""

    kind: str
    note: str
    sections: Sequence[Link]
    instead: Sequence[Link] = ()

    @property
    def grave(self) -> bool:
        """Whether a reader may have to act on it."""
        return self.kind in ("withdrawn", "major")


class Day(NamedTuple):
    """All changes of a day."""

    date: str
    changes: Sequence[ChangeGroup]

    @property
    def grave(self) -> bool:
        return any(change.grave for change in self.changes)


def render_changes(root: str, days: Sequence[Day], feed: bool) -> str:
    """Render the list, newest first; `root` leads to the site's own, which has a feed or not."""
    kept = [day._replace(changes=sorted(day.changes, key=lambda change: KINDS.index(change.kind))) for day in days]
    mixed = len({change.grave for day in days for change in day.changes}) > 1
    return render("changes/template.html", root=root, days=kept, mixed=mixed, feed=feed)
