"""A page that leads on at once, with nothing to load: a permanent address."""

from __future__ import annotations

from macros.components.place import Link
from macros.components.templates import render


def render_redirect(link: Link, canonical: str, handbook: str) -> str:
    return render("redirect/template.html", link=link, canonical=canonical, handbook=handbook)
