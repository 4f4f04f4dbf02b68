"""Attributes that say something to the build, and nothing to a browser."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from macros.content.html_tree import Edit, Element

ATTRIBUTE = re.compile(r"""\s+([^\s/>="']+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")  # of one start tag


def without(names: Collection[str], html: str, tree: Element) -> Iterator[Edit]:
    """Yield the edits that take the attributes of these names out of some HTML, of which `tree` is what was read."""

    def kept(attribute: re.Match[str]) -> str:
        return "" if attribute[1].lower() in names else attribute[0]

    for element in tree.all():
        if not element.attributes.keys().isdisjoint(names):
            tag = html[element.start : element.inner_start]
            yield Edit(element.start, element.inner_start, ATTRIBUTE.sub(kept, tag))
