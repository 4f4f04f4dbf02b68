"""Pictures in the text of a page: with words for who does not see them, in a form that browsers know, and small."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.checks.files import PICTURES
from macros.checks.unmade_markup import MarkdownLines, typed_elements
from macros.content.html_tree import Element
from macros.content.pages import Page
from macros.problems import Problem, shown

LARGEST = 200_000  # bytes: two seconds on a slow phone
NAME = re.compile(r"[\w .-]+\.\w{3,4}", re.ASCII)  # of a file, as cameras and screens give it


def problems(tree: Element, page: Page, docs: Path) -> Iterator[Problem]:
    """Find what is wrong with the pictures of a page."""
    lines = MarkdownLines(page)
    for element in typed_elements(tree):
        if element.tag != "img":
            continue
        source, alt = element.attributes.get("src", ""), element.attributes.get("alt", "").strip()
        file = unquote(urlsplit(source).path)
        at, known = lines.holding(source.rpartition("/")[2] or "!["), ", ".join(ending[1:] for ending in PICTURES)
        if not alt or NAME.fullmatch(alt):
            what = f'the picture "{shown(file)}" has no words for people who do not see it.'
            yield Problem(at, what, "Say what it shows:   ![A map of the closed road](assets/map.svg)")
        if urlsplit(source).netloc:
            what = f'the picture "{shown(source)}" is on another site, and would not be shown.'
            yield Problem(at, what, "Save it below   docs/assets   if you may, and name it there.")
        elif Path(file).suffix.lower() not in PICTURES:
            yield Problem(
                at, f'"{shown(file)}" is no picture that every browser shows.', f"Save it as one of: {known}."
            )
        elif (path := found(docs, page, file)) and (size := path.stat().st_size) > LARGEST:
            what = f'the picture "{shown(file)}" has {size // 1000:,} kB, and may have {LARGEST // 1000}.'
            yield Problem(at, what, "Make it smaller: 1,400 pixels wide are enough, and save it as WebP or SVG.")


def found(docs: Path, page: Page, file: str) -> Path | None:
    """Return the file of a picture, which is named as seen from the page or from its Markdown, if it is there."""
    places = (docs / page.url / file, (docs / page.path).parent / file)
    return next((path for path in places if path.is_file()), None)
