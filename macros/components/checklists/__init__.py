"""The list of all checklists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from macros.components.templates import render


class Row(NamedTuple):
    """A row of the list: `steps` and `musts` are counts."""

    title: str
    steps: int
    musts: int
    href: str
    page: str


def render_checklists(rows: Sequence[Row]) -> str:
    return render("checklists/template.html", rows=rows)
