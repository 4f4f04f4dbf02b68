"""A feed of changes to sections, as RFC 4287 (Atom) has it."""

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
    """One change to a section: `id` names it for ever, and the link leads to the section as it was then."""

    id: str
    section: Link
    date: str
    kind: str
    note: str


class Feed(NamedTuple):
    """Changes, the newest first: `address` is that of the feed itself, and `about` that of what has changed."""

    title: str
    address: str
    about: str
    author: str
    updated: str
    changes: Sequence[FeedEntry]


def render_feed(feed: Feed) -> str:
    return UNSAYABLE.sub("", render("feed/template.xml", feed=feed, kinds=KINDS))
