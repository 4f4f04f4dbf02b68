"""The register as a reader sees it: every section with its permanent address, and the same as a table of CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from macros.components.templates import render

FILE = "register.csv"
SEALS = "seals.txt"
STATUS = {"current": "Current", "withdrawn": "Withdrawn", "unpublished": "Not published yet"}
KINDS = {"major": "Major", "minor": "Minor", "source": "Of a source", "new": "Not changed yet"}
WORDS = {"theirs": "Those of the original", "ours": "Our own, or with changes of our own"}
CHANGES = {"major": "major change", "minor": "minor change", "source": "change of a source"}
COLUMNS = ["Title", "Id", "Permanent address", "Page", "First published", "Last changed"]
COLUMNS += ["Kind of last change", "Status", "Withdrawn"]
COLUMNS += [f"Last {words}" for words in CHANGES.values()]
COLUMNS += ["What it is"]  # a new column comes last: programs count them
FORMULA = re.compile(r"^[=+\-@＝＋－＠]")


class RegisterRow(NamedTuple):
    """A section, or what else is `called` so; a day is empty where there is none.

    `kind` is that of its last change, `new` before there is one.

    `newest` has the day of the newest change of each kind that there was, by the kind. `words` tells, in a copy,
    whose they are.
    """

    id: str
    title: str
    page: str
    called: str = "section"
    whole: bool = False
    first: str = ""
    changed: str = ""
    kind: str = ""
    withdrawn: str = ""
    newest: Mapping[str, str] = MappingProxyType({})
    words: str = ""

    @property
    def status(self) -> str:
        return "withdrawn" if self.withdrawn else "current" if self.first else "unpublished"

    @property
    def choices(self) -> list[str]:
        """What a reader may choose to find it: its status, and the kinds of its changes or that there is none."""
        kinds = (kind for kind in KINDS if kind in self.newest or kind == self.kind)
        return [self.status, *kinds, *filter(None, [self.words])]

    @property
    def changes(self) -> list[tuple[str, str]]:
        """The newest change of each kind in words, and its day, the newest first."""
        told = [(CHANGES[kind], day) for kind, day in self.newest.items()]
        return sorted(told, key=lambda change: change[1], reverse=True)

    @property
    def group(self) -> str:
        return STATUS["withdrawn"] if self.withdrawn else self.page


class BasedOn(NamedTuple):
    """What a copy is based on: the name of the original, and the day of its edition, which is empty in the original."""

    name: str
    edition: str


def render_register(root: str, rows: Sequence[RegisterRow], site_url: str, seal: str, base: BasedOn) -> str:
    """Render the table; `root` leads to the site's own, and choices that would change nothing are left out."""
    filters = {
        "Status": {status: words for status, words in STATUS.items() if any(row.status == status for row in rows)},
        "Changes": {kind: words for kind, words in KINDS.items() if any(kind in row.choices for row in rows)},
        "Words": {whose: words for whose, words in WORDS.items() if any(row.words == whose for row in rows)},
    }
    groups = [(group, list(found)) for group, found in groupby(rows, lambda row: row.group)]
    table = as_csv(rows, site_url).replace("\r\n", "\n")  # in HTML a line ends like this
    values = {
        "filters": filters,
        "groups": groups,
        "csv": table,
        "file": FILE,
        "seal": seal,
        "seals": SEALS,
        "base": base,
    }
    return render("register/template.html", root=root, **values)


def as_csv(rows: Iterable[RegisterRow], site_url: str) -> str:
    """Return the register for a spreadsheet, as RFC 4180 has it."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in rows:
        address = f"{site_url}s/{row.id}/"
        said = [row.title, row.id, address, row.page, row.first, row.changed, row.kind, row.status, row.withdrawn]
        said += [*(row.newest.get(kind, "") for kind in CHANGES), "page" if row.whole else row.called]
        writer.writerow([FORMULA.sub(r"'\g<0>", cell) for cell in said])  # a spreadsheet would run a formula
    return file.getvalue()
