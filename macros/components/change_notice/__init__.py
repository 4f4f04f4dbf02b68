"""A notice under the heading of a section that has changed of late."""

from __future__ import annotations

from macros.components.templates import render


def render_change_notice(day: str, href: str) -> str:
    """`href` leads to what the change was, in the history of the section."""
    return render("change_notice/template.html", day=day, href=href)
