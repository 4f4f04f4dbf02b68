"""The built site as an archive for a file share or a USB stick, with a file to begin at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.components.templates import render
from macros.editions.archive import zipped
from macros.editions.book import Book

START, FOLDER = "start-here.html", "handbook"
# What only a web server, a search engine or the worker of a browser asks for: no page leads there.
LEFT_OUT = {"404.html", "offline", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "sw.js"}


def write(book: Book) -> bytes:
    """Return a site as an archive, the same for the same site and day."""
    start = render("editions/start.html", book=book, home=f"{FOLDER}/index.html")
    files = ((f"{FOLDER}/{path.relative_to(book.site).as_posix()}", path.read_bytes()) for path in own(book.site))
    return zipped([(START, start.encode()), *files], book.made)


def own(site: Path) -> Iterator[Path]:
    """Yield what is for readers of a folder, in an order that does not depend on the machine."""
    for path in sorted(site.rglob("*"), key=lambda path: path.relative_to(site).as_posix()):
        first = path.relative_to(site).parts[0]
        if path.is_file() and first not in LEFT_OUT and not first.startswith("."):
            yield path
