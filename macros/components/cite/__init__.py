"""The link at the head of each section, and a button beside it: a citation in a form for every kind of document."""

from __future__ import annotations

from dataclasses import dataclass

from macros.components.templates import render

CITED = '/" data-version="'  # stands in each link between the id of the section and its version
HEADING = "%heading%"


@dataclass(frozen=True)
class Permalink:
    """What leads to a section for ever: from its page by `href`, and from everywhere by its `address`.

    `version` is the name of the current one, and `words` what it is called; both are empty where none is published.
    """

    title: str
    href: str
    address: str
    version: str
    words: str


def render_permalink(link: Permalink) -> str:
    return render("cite/template.html", link=link)


def around_heading(tag: str, link: str) -> tuple[str, str]:
    """Return what stands before a heading and behind it, so that its link is beside it and no part of its name."""
    before, _, behind = render("cite/heading.html", tag=tag, heading=HEADING, link=link).partition(HEADING)
    return before, behind
