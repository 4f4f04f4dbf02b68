"""An edition as an EPUB 3, in which each heading has the id that it has on the site.

It is an archive of a few files with templates of their own: EbookLib, the library that others use for it, may be had
under the AGPL alone, writes the time of day into each file, and would still need the same templates.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from mimetypes import guess_type
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from macros.components.templates import render
from macros.editions.archive import zipped
from macros.editions.book import Book, Chapter, Heading

MIMETYPE = "mimetype"
FOLDER = "EPUB"
STYLE = Path(__file__).with_name("epub.css")
# What only a browser knows, or shows as something to fill in or to open, and what stands for it in a book.
BOOKISH = {"details": "div", "fieldset": "div", "form": "div", "label": "span", "legend": "p", "summary": "p"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"  # which old e-readers know in place of `lang`
HOLDS = "div"  # a tree has one element that holds all others


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
    trees = {file_of(chapter): tree_of(chapter.html) for chapter in book.chapters}
    files = {id: file for file, tree in trees.items() for element in tree.iter() if (id := element.get("id"))}
    pictures = [*dict.fromkeys(picture.attrib["src"] for tree in trees.values() for picture in tree.iter("img"))]
    entries = [entry for chapter in book.chapters for entry in contents(chapter)]
    values = {"book": book, "entries": entries, "name": file_of}
    found = [Picture(path, guess_type(path)[0] or "") for path in pictures]
    own = uuid.uuid5(uuid.NAMESPACE_URL, book.address)
    yield "package.opf", render("editions/package.opf", **values, identifier=own, pictures=found).encode()
    yield "nav.xhtml", render("editions/nav.xhtml", **values).encode()
    cover = bookish(tree_of(render("editions/cover.html", book=book)), files)
    yield "title.xhtml", render("editions/title.xhtml", **values, text=cover).encode()
    for chapter in book.chapters:
        text = bookish(trees[file_of(chapter)], files)
        yield file_of(chapter), render("editions/chapter.xhtml", **values, chapter=chapter, text=text).encode()
    yield "style.css", STYLE.read_bytes()
    for path in pictures:
        yield path, (book.site / path).read_bytes()


def file_of(chapter: Chapter) -> str:
    return f"{chapter.name}.xhtml"


def tree_of(xhtml: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<{HOLDS}>{xhtml}</{HOLDS}>")  # noqa: S314  (we have written it)


def bookish(tree: ElementTree.Element, files: Mapping[str, str]) -> str:
    """Return a text in the elements of a book; `files` are those in which the ids are that links lead to."""
    for element in tree.iter():
        if element.tag in ("legend", "summary"):
            element.set("class", f"{element.tag} {element.get('class', '')}".strip())
        element.tag = "div" if element.tag.startswith("hb-") else BOOKISH.get(element.tag, element.tag)
        element.attrib.pop("open", None)
        if "lang" in element.attrib:
            element.set(XML_LANG, element.attrib["lang"])
        if (href := element.get("href", "")).startswith("#"):
            element.set("href", f"{files[href[1:]]}{href}")
    markup = ElementTree.tostring(tree, encoding="unicode")
    return markup.removeprefix(f"<{HOLDS}>").removesuffix(f"</{HOLDS}>")


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
