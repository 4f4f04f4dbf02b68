"""An edition as an EPUB 3, in which each heading has the id that it has on the site.

It is an archive of a few files with templates of their own: EbookLib, the library that others use for it, may be had
under the AGPL alone, writes the time of day into each file, and would still need the same templates.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from mimetypes import guess_type
from pathlib import Path
from typing import NamedTuple

from macros.components.templates import render
from macros.editions.archive import zipped
from macros.editions.book import Book, Chapter, Heading

MIMETYPE = "mimetype"
FOLDER = "EPUB"
STYLE = Path(__file__).with_name("epub.css")
# What only a browser knows, or shows as something to fill in or to open, and what stands for it in a book.
BOOKISH = {"details": "div", "fieldset": "div", "form": "div", "label": "span", "legend": "p", "summary": "p"}
TAG = re.compile(rf"<(/?)(hb-[\w-]+|{'|'.join(BOOKISH)})\b")
OPEN = ' open="open"'
LINK = re.compile(r'(?<= href=")#([^"]+)')
ID = re.compile(r' id="([^"]+)"')
PICTURE = re.compile(r'<img[^>]* src="([^"]+)"')


class Listed(NamedTuple):
    """A heading in the contents, with those below it."""

    heading: Heading
    href: str
    below: list[Listed]


class Picture(NamedTuple):
    path: str
    type: str


def write(book: Book) -> bytes:
    """Return an edition as an EPUB, the same for the same text and day."""
    files = [
        (MIMETYPE, b"application/epub+zip"),
        ("META-INF/container.xml", render("editions/container.xml", folder=FOLDER).encode()),
        *((f"{FOLDER}/{name}", content) for name, content in content_of(book)),
    ]
    return zipped(files, book.made, stored=MIMETYPE)


def content_of(book: Book) -> Iterator[tuple[str, bytes]]:
    at = {id: file_of(chapter) for chapter in book.chapters for id in (chapter.id, *ID.findall(chapter.html))}
    pictures = [*dict.fromkeys(path for chapter in book.chapters for path in PICTURE.findall(chapter.html))]
    entries = [entry for chapter in book.chapters for entry in contents(chapter)]
    values = {"book": book, "entries": entries, "name": file_of}
    found = [Picture(path, guess_type(path)[0] or "") for path in pictures]
    own = uuid.uuid5(uuid.NAMESPACE_URL, book.address)
    yield "package.opf", render("editions/package.opf", **values, identifier=own, pictures=found).encode()
    yield "nav.xhtml", render("editions/nav.xhtml", **values).encode()
    yield "title.xhtml", render("editions/title.xhtml", **values).encode()
    for chapter in book.chapters:
        text = LINK.sub(lambda link: f"{at[link[1]]}#{link[1]}", bookish(chapter.html))
        yield file_of(chapter), render("editions/chapter.xhtml", **values, chapter=chapter, text=text).encode()
    yield "style.css", STYLE.read_bytes()
    for path in pictures:
        yield path, (book.site / path).read_bytes()


def file_of(chapter: Chapter) -> str:
    return f"{chapter.name}.xhtml"


def bookish(html: str) -> str:
    """Return the text of a chapter in the elements of a book."""

    def changed(tag: re.Match[str]) -> str:
        own = f' class="{tag[2]}"' if tag[2] in ("legend", "summary") and not tag[1] else ""
        return f"<{tag[1]}{BOOKISH.get(tag[2], 'div')}{own}"

    return TAG.sub(changed, html).replace(OPEN, "")


def contents(chapter: Chapter) -> list[Listed]:
    """Return the headings of a chapter, each with those below it."""
    top: list[Listed] = []
    open: list[Listed] = []
    for heading in chapter.headings:
        entry = Listed(heading, f"{file_of(chapter)}#{heading.id}", [])
        open = [above for above in open if above.heading.level < heading.level]
        (open[-1].below if open else top).append(entry)
        open.append(entry)
    return top
