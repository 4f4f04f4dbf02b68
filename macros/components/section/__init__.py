"""A link in the text to a section, wherever the section lives."""

from __future__ import annotations

from macros.components.templates import Place, render


def render_section(place: Place, id: str, words: str | None = None) -> str:
    link = place.section(id)
    return render("section/template.html", id=id, link=link, words=words)
