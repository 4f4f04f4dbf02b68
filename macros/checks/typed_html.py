"""HTML that is typed into a page: Markdown has what a page needs, and words between < and > are taken for HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks.page_html import REFUSED
from macros.content.pages import Page
from macros.handbook.library import Library
from macros.problems import Problem, Where

ALLOWED = {"br", "kbd"}
APART = re.compile(r"(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\1(?!`)|\{\{.*?\}\}|\{##.*?##\}|\\<", re.DOTALL)
TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)(?:\s[^<>]*|/)?>")
COMMENT = re.compile(r"<!--.*?(?:-->|$)")
LIST = "Begin each entry with   -   or   1.   and a space."
TABLE = "Write each row as   | One | Two |   and below the first   | --- | --- |"
HEADING = "Write   ## What it is about { #what-it-is-about }"
INSTEAD = {
    **dict.fromkeys(("b", "strong", "u", "mark", "font"), "Write   **words**   to make them bold."),
    **dict.fromkeys(("i", "em", "cite"), "Write   _words_   to stress them."),
    **dict.fromkeys(("ul", "ol", "li"), LIST),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "th", "td"), TABLE),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), HEADING),
    **dict.fromkeys(("code", "pre", "tt"), "Write one   `   before the words and one after."),
    **dict.fromkeys(("del", "s", "strike"), "Say in words what is no longer so."),
    **dict.fromkeys(("p", "div"), "Take it out, and put an empty line before and after the words."),
    "a": 'Write   [words](address)   or   {{ section("make-amends") }}',
    "img": "Write   ![A map of the closed road](assets/map.svg)",
    "hr": "Write   ---   between empty lines.",
    "blockquote": "Begin each line with   >",
}


def problems(_library: Library, page: Page) -> Iterator[Problem]:
    """Find HTML in the Markdown of a page, code left out; what a browser would refuse is told where it is rendered."""
    prose = page.prose
    text = "\n".join(prose.get(number, "") for number in range(1, max(prose, default=0) + 1))
    text = APART.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    tags = [(found, found[2].lower()) for found in TAG.finditer(text)]
    opened = {tag for found, tag in tags if not found[1]}
    told = set[tuple[Where, str]]()
    for found, tag in tags:
        do = INSTEAD.get(tag, f"Write   [{tag}]   for a gap, or the words alone.")
        at = Where(page.file, text.count("\n", 0, found.start()) + 1)
        if tag not in ALLOWED | REFUSED and not (found[1] and tag in opened) and (at, do) not in told:
            told.add((at, do))
            yield Problem(at, f'"<{found[1]}{found[2]}>" would not be shown as it is typed: it is read as HTML.', do)
    for found in COMMENT.finditer(text):
        at = Where(page.file, text.count("\n", 0, found.start()) + 1)
        do = "Write   {## ask legal ##}   for a note that is not published."
        yield Problem(at, "a comment in HTML is published with the page.", do)
