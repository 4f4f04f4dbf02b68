"""What stands at the end of a tool page for those who cite it: its permanent addresses, and what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from macros.components.templates import render


class Citable(NamedTuple):
    """A section, the link to it, and the notice of its last change, if there is one of late."""

    title: str
    link: str
    change_notice: str


def render_citing(sections: Sequence[Citable]) -> str:
    return render("citing/template.html", sections=sections)
