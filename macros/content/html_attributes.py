"""Attributes that say something to the build, and nothing to a browser."""

from __future__ import annotations

import html
from collections.abc import Collection
from html.parser import HTMLParser


class StartTags(HTMLParser):
    """Collects the start tags with attributes of some names: where each begins and ends, and the tag without them."""

    def __init__(self, text: str, names: Collection[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.names = names
        self.starts = [0]  # of each line
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.found: list[tuple[int, int, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [(name, value) for name, value in attrs if name not in self.names]
        if len(kept) == len(attrs):
            return
        line, column = self.getpos()
        start, written = self.starts[line - 1] + column, self.get_starttag_text() or ""
        said = "".join(f" {name}" if value is None else f' {name}="{html.escape(value)}"' for name, value in kept)
        self.found.append((start, start + len(written), f"<{tag}{said}{' /' if written.endswith('/>') else ''}>"))


def without(text: str, names: Collection[str]) -> str:
    """Return some HTML without the attributes of these names; what has none of them stays as it is written."""
    pieces, end = [], 0
    for start, after, tag in StartTags(text, names).found:
        pieces += [text[end:start], tag]
        end = after
    return "".join([*pieces, text[end:]])
