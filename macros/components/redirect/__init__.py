"""A page that leads on at once, with nothing to load: a permanent address."""

from __future__ import annotations

from macros.components.place import Link
from macros.components.templates import render


def render_redirect(called: str, link: Link, canonical: str, handbook: str) -> str:
    """`called` is what the link leads to, such as a section."""
    return render("redirect/template.html", called=called, link=link, canonical=canonical, handbook=handbook)
