"""What is left on a page of the sections that were once on it, so that old links still lead somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from macros.components.place import Link
from macros.components.templates import render


class Moved(NamedTuple):
    """A section that is no longer where it was; `withdrawn` is the day when it ended, if it has."""

    id: str
    title: str
    link: Link
    withdrawn: str = ""


def render_moved(sections: Sequence[Moved]) -> str:
    return render("moved/template.html", sections=sections)


def render_gone(title: str, sections: Sequence[Moved]) -> str:
    """Return the text of a page that stands in the place of one that is gone."""
    return render("moved/gone.html", title=title, sections=sections)
