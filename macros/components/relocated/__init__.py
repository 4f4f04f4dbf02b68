"""What is left on a page of the sections that were once on it, so that old links still lead somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from macros.components.place import Link
from macros.components.templates import render


class Relocated(NamedTuple):
    """A section that is no longer where it was; `withdrawn` is the day when it ended, if it has."""

    id: str
    title: str
    link: Link
    withdrawn: str = ""


def render_relocated(sections: Sequence[Relocated]) -> str:
    return render("relocated/template.html", sections=sections)


def render_gone(title: str, sections: Sequence[Relocated]) -> str:
    """Return the text of a page that stands in the place of one that is gone."""
    return render("relocated/gone.html", title=title, sections=sections)
