"""The sections of a tool page as steps, of which the one at hand is open once the script runs."""

from __future__ import annotations

from itertools import pairwise

from macros.components.templates import render
from macros.content import html_tree


def as_steps(html: str) -> str:
    """Put each section of level 2 in the HTML of a page's content into an `hb-step`; what stands before stays."""
    headings = [element for element in html_tree.parse(html).all() if element.tag == "h2"]
    ends = [*(heading.start for heading in headings), len(html)]
    steps = (
        render(
            "step/template.html",
            heading=html[heading.start : heading.end],
            body=html[heading.end : end].strip(),
        )
        for heading, (_, end) in zip(headings, pairwise(ends), strict=True)
    )
    return "".join([html[: ends[0]], *steps])
