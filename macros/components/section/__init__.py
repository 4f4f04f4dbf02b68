"""A link in the text to a section, wherever the section lives."""

from __future__ import annotations

from macros.components.declaration import Component, Macro
from macros.components.place import Place
from macros.components.templates import render


def render_section(place: Place, id: str, words: str | None = None) -> str:
    link = place.section(id)
    return render("section/template.html", id=id, link=link, words=words)


COMPONENT = Component(
    "section",
    macros=(Macro("section", render_section, '{{ section("make-amends") }}', shows="sections"),),
)
