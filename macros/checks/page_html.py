"""What must hold of every published page: nothing that its Content-Security-Policy blocks, and no id twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from macros.content.html_tree import Edit, Element
from macros.problems import Problem, Where

BLOCKED_ELEMENTS = ("script", "style")
BLOCKED_ATTRIBUTE = re.compile(r"style|on[a-z]+")


def switches(tree: Element) -> Iterator[Edit]:
    """Yield the edit that takes Material's switches and its skip link out of a page: the theme has better."""
    first = next((element for element in tree.all() if "md-toggle" in element.classes), None)
    after = next((element for element in tree.all() if element.attributes.get("data-md-component") == "announce"), None)
    if first and after:
        yield Edit(first.start, after.start, "")


def blocked(tree: Element, file: str, source: str) -> Iterator[Problem]:
    """Find in a page's text what an editor wrote and the policy would keep from working.

    `source` is the text of the file in which it may have been typed.
    """
    for element in tree.all():
        found = [element.tag] if element.tag in BLOCKED_ELEMENTS else []
        for name in found + [name for name in element.attributes if BLOCKED_ATTRIBUTE.fullmatch(name)]:
            typed = re.search(rf"<{name}\b|\b{name}\s*=", source, re.IGNORECASE)
            line = source.count("\n", 0, typed.start()) + 1 if typed else 1
            what = f'"{name}" does not work here: no page may bring a script or a style of its own.'
            yield Problem(Where(file, line), what, "Delete it; the code of all pages is in macros/.")


def twice(tree: Element, file: str) -> Iterator[Problem]:
    """Find ids that stand twice on a page: a link to one could lead to either."""
    for id, count in Counter(element.attributes.get("id") for element in tree.all()).items():
        if id and count > 1:
            what = f'the id "{id}" is on this page {count} times.'
            yield Problem(Where(file, 1), what, "Give the heading another id.")
