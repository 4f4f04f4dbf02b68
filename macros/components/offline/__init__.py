"""What a reader without a connection sees: a note on a kept page, and a page in place of one that was not kept."""

from __future__ import annotations

from collections.abc import Sequence

from macros.components.templates import Link, render


def render_note(when: str) -> str:
    """Return the note at the top of a page that is a copy; `when` stands for the date and the time of the copy."""
    return render("offline/note.html", when=when)


def render_offline(pages: Sequence[Link]) -> str:
    return render("offline/template.html", pages=pages)
