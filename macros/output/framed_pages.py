"""Pages in the theme's frame that no Markdown file gives."""

from __future__ import annotations

import html
import re
from pathlib import Path

MARKS = {"title": "%handbook-title%", "canonical": "%handbook-canonical%", "content": "%handbook-content%"}


def framed(frame: str, title: str, canonical: str, content: str) -> str:
    """Return a page with a title, an address and a text in place of the MARKS of a frame."""
    said = dict(zip(MARKS.values(), (html.escape(title), html.escape(canonical), content), strict=True))
    return re.sub("|".join(said), lambda match: said[match[0]], frame)


def save(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8", newline="\n")
