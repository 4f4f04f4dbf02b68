"""A feed of changes to sections, as RFC 4287 (Atom) has it, and RFC 5005 where it is in several documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from macros.components.place import Link
from macros.components.templates import render

UNSAYABLE = re.compile("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")  # XML cannot say these, even escaped
KINDS = {
    "new": "first published",
    "major": "major change",
    "minor": "minor change",
    "source": "change of a source",
    "moved": "moved",
    "withdrawn": "withdrawn",
}


class FeedEntry(NamedTuple):
    """One change to a section: `id` names it for ever, and the link leads to what was changed.

    `nth` counts, from 0, the changes to a section on one day.
    """

    id: str
    section: Link
    date: str
    kind: str
    note: str
    nth: int = 0

    @property
    def updated(self) -> str:
        """A time of its day: it puts the changes to a section in order, and says no more."""
        return f"{self.date}T{self.nth // 60:02}:{self.nth % 60:02}:00Z"


class Feed(NamedTuple):
    """Changes, the newest first: `address` is that of the document, and `about` that of what has changed.

    A feed may go on in archives, each with the addresses of the one `before` it, of the one `after` it and of the feed
    that it is an `archive_of`.
    """

    title: str
    address: str
    about: str
    author: str
    updated: str
    changes: Sequence[FeedEntry]
    before: str = ""
    after: str = ""
    archive_of: str = ""


def render_feed(feed: Feed) -> str:
    return UNSAYABLE.sub("", render("feed/template.xml", feed=feed, kinds=KINDS))
