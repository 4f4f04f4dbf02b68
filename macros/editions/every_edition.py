"""Every edition of a built site, as files below it, and the links that lead there from its pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from macros.editions import epub, file_share, links, pdf
from macros.editions.book import Book, Edition
from macros.editions.chapters import books

FOLDER = "editions"
SHARED = f"{FOLDER}/handbook.zip"


def write(site: Path, made: str) -> Iterator[Path]:
    """Write the editions of a built site for a day, such as 2026-12-01, and yield each file when it is written.

    Made twice of the same site for the same day, each file is the same to the byte.
    """
    every, editions = books(site, made), []
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    (site / FOLDER).mkdir()
    for book in every:
        edition = edition_of(book)
        (site / edition.path).write_bytes(pdf.write(book))
        editions.append(edition)
        yield site / edition.path
    if every:
        whole = Edition(f"{FOLDER}/handbook.epub", editions[-1].words, "EPUB")
        (site / whole.path).write_bytes(epub.write(every[-1]))
        editions.append(whole)
        yield site / whole.path
    links.write(site, editions, made)
    if every:  # the pages in the archive cannot say how long it is
        shared = Edition(SHARED, "The website, for a file share or a USB stick", "ZIP")
        (site / SHARED).write_bytes(file_share.write(every[-1]))
        links.write(site, [*editions, shared], made)
        yield site / SHARED


def edition_of(book: Book) -> Edition:
    path = f"{FOLDER}/{book.name}.pdf"
    if len(book.chapters) > 1:
        return Edition(path, f"{book.title}: {book.series}", "PDF")
    chapter = book.chapters[0]
    ids = frozenset(heading.id for heading in chapter.headings)
    return Edition(path, f"{chapter.kicker.partition(' of ')[0]}: {chapter.title}", "PDF", chapter.path, ids)
