"""What a reader without a connection sees: a note on a kept page, and a page in place of one that was not kept."""

from __future__ import annotations

from collections.abc import Sequence

from macros.components.place import Link
from macros.components.templates import render

PLACE = "<hb-offline></hb-offline>"  # stands once on every page of the theme, where the worker puts the note
REST = "<!-- what else is kept -->"  # stands in the list on the page in place, where the worker puts other kept pages


def render_note(when: str) -> str:
    """Return the note at the top of a page that is a copy; `when` stands for the date and the time of the copy."""
    return render("offline/note.html", when=when)


def render_offline(pages: Sequence[Link]) -> str:
    """Return the page in place of one that is not kept; `pages` are those that every browser keeps."""
    return render("offline/template.html", pages=pages, rest=REST)
