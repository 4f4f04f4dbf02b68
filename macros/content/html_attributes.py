"""Attributes that say something to the build, and nothing to a browser."""

from __future__ import annotations

import re
from collections.abc import Collection
from html.parser import HTMLParser

ATTRIBUTE = re.compile(r"""\s+([^\s/>="']+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")  # of one start tag


class StartTags(HTMLParser):
    """Collects the start tags of a text, as they are written, and where each begins."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.starts = [0]  # of each line
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.found: list[tuple[int, str, set[str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        self.found.append((self.starts[line - 1] + column, self.get_starttag_text() or "", {name for name, _ in attrs}))


def without(text: str, names: Collection[str]) -> str:
    """Return some HTML without the attributes of these names; everything else stays as it is written."""

    def kept(attribute: re.Match[str]) -> str:
        return "" if attribute[1].lower() in names else attribute[0]

    pieces, end = [], 0
    for start, tag, named in StartTags(text).found:
        if named.intersection(names):
            pieces += [text[end:start], ATTRIBUTE.sub(kept, tag)]
            end = start + len(tag)
    return "".join([*pieces, text[end:]])
