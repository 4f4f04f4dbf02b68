"""Edits of attributes, which leave the rest of a start tag as it is written."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping

from macros.content.html_tree import Edit, Element

ATTRIBUTE = re.compile(r"""\s+([^\s/>="']+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")  # of one start tag


Change = Callable[[str], str | None]


def without(_value: str) -> None:
    """Take an attribute out, whatever its value is."""


def changed(changes: Mapping[str, Change], written: str, tree: Element) -> Iterator[Edit]:
    """Yield the edits that change the values of attributes, by their names, in HTML of which `tree` is what was read.

    An attribute is taken out where there is no other value for it.
    """
    for element in tree.all():
        instead: dict[str, str] = {}
        for name in element.attributes.keys() & changes.keys():
            if (other := changes[name](element.attributes[name])) != element.attributes[name]:
                instead[name] = "" if other is None else f' {name}="{html.escape(other)}"'
        if instead:
            tag = written[element.start : element.inner_start]
            new = ATTRIBUTE.sub(lambda found, of=instead: of.get(found[1].lower(), found[0]), tag)  # type: ignore[misc]
            yield Edit(element.start, element.inner_start, new)
