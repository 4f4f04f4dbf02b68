"""Edits of attributes, which leave the rest of a start tag as it is written."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Iterator, Mapping

from macros.content.html_tree import Edit, Element

ATTRIBUTE = re.compile(r"""\s+([^\s/>="']+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")  # of one start tag


def without(names: Collection[str], written: str, tree: Element) -> Iterator[Edit]:
    """Yield the edits that take the attributes of these names out of some HTML, of which `tree` is what was read."""
    for element in tree.all():
        if not element.attributes.keys().isdisjoint(names):
            yield edit(written, element, dict.fromkeys(names, ""))


def changed(name: str, change: Callable[[str], str], written: str, tree: Element) -> Iterator[Edit]:
    """Yield the edits that change the values of the attributes of this name."""
    for element in tree.all():
        value = element.attributes.get(name, "")
        if (other := change(value)) != value:
            yield edit(written, element, {name: f' {name}="{html.escape(other)}"'})


def edit(written: str, element: Element, instead: Mapping[str, str]) -> Edit:
    """Return the edit of a start tag that writes something else in place of the attributes of some names."""
    tag = written[element.start : element.inner_start]
    other = ATTRIBUTE.sub(lambda found: instead.get(found[1].lower(), found[0]), tag)
    return Edit(element.start, element.inner_start, other)
