"""What must hold of every published page: nothing that its Content-Security-Policy blocks, and no id twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from macros.problems import Problem, Where

BLOCKED_ELEMENTS = ("script", "style")
BLOCKED_ATTRIBUTE = re.compile(r"style|on[a-z]+")
SUSPECT = re.compile(r"<(?:script|style)\b|\b(?:style|on[a-z]+)\s*=", re.IGNORECASE)
UNUSED = re.compile(r'<input class="md-toggle".*?(?=<div data-md-component="announce">)', re.DOTALL)


class Tags(HTMLParser):
    """Collects the ids of some HTML, and the names of the elements and attributes that the policy blocks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.blocked: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.blocked += [tag] if tag in BLOCKED_ELEMENTS else []
        self.blocked += [name for name, _ in attrs if BLOCKED_ATTRIBUTE.fullmatch(name)]


def without_switches(html: str) -> str:
    """Return a page without Material's switches and its skip link, for which the theme has better."""
    return UNUSED.sub("", html)


def blocked(html: str, file: str, source: str) -> Iterator[Problem]:
    """Find in a page's text what an editor wrote and the policy would keep from working.

    `source` is the text of the file in which it may have been typed.
    """
    if not SUSPECT.search(html):  # as on nearly every page, which then need not be parsed
        return
    for name in Tags(html).blocked:
        typed = re.search(rf"<{name}\b|\b{name}\s*=", source, re.IGNORECASE)
        line = source.count("\n", 0, typed.start()) + 1 if typed else 1
        what = f'"{name}" does not work here: no page may bring a script or a style of its own.'
        yield Problem(Where(file, line), what, "Delete it; the code of all pages is in macros/.")


def twice(html: str, file: str) -> Iterator[Problem]:
    """Find ids that stand twice on a page: a link to one could lead to either."""
    for id, count in Counter(Tags(html).ids).items():
        if count > 1:
            what = f'the id "{id}" is on this page {count} times.'
            yield Problem(Where(file, 1), what, "Give the heading another id.")
