"""The sections of a tool page as steps, of which the one at hand is open once the script runs."""

from __future__ import annotations

import re

from macros.components.templates import render

SECTION = re.compile(r"(<h(2)\b.*?</h\2>)(.*?)(?=<h2\b|\Z)", re.DOTALL)


def as_steps(content: str) -> str:
    """Put each section of level 2 in the HTML of a page's content into an `hb-step`; what stands before stays."""
    return SECTION.sub(lambda match: render("step/template.html", heading=match[1], body=match[3].strip()), content)
