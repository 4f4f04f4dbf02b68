"""The line under the heading of a section that an organisation says in its own words."""

from __future__ import annotations

from macros.components.templates import render


def render_own_words(name: str, original: str, version: str, href: str) -> str:
    """`href` leads to what the original says, and is empty where nobody has said where that is."""
    return render("own_words/template.html", name=name, original=original, version=version, href=href)
