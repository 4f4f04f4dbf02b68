"""Every edition of a built site, as files below it, and the links that lead there from its pages."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from macros.editions import epub, file_share, links, pdf, word
from macros.editions.book import Book, Edition
from macros.editions.chapters import books

FOLDER = "editions"
SHARED = f"{FOLDER}/handbook.zip"


def missing() -> str:
    """Return in words of the system what keeps editions from being made here: a library that cannot be loaded."""
    try:
        import docx  # noqa: F401, PLC0415
        import weasyprint  # noqa: F401, PLC0415
    except (ImportError, OSError) as error:
        return str(error)
    return ""


def write(site: Path, made: str) -> Iterator[Path]:
    """Write the editions of a built site for a day, such as 2026-12-01, and yield each file when it is written.

    Made twice of the same site for the same day, each file is the same to the byte.
    """
    every, editions = books(site, made), list[Edition]()
    if not every:
        return
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    (site / FOLDER).mkdir()
    for edition, make in made_of(every):
        if content := make():
            (site / edition.path).write_bytes(content)
            editions.append(edition)
            yield site / edition.path
    links.write(site, editions, made)  # the pages in the archive cannot say how long it is
    shared = Edition(SHARED, "The website, for a file share or a USB stick", "ZIP")
    (site / shared.path).write_bytes(file_share.write(every[-1]))
    links.write_list(site, [*editions, shared], made)
    yield site / shared.path


def made_of(every: Sequence[Book]) -> Iterator[tuple[Edition, Callable[[], bytes]]]:
    """Yield each edition with how it is made, which gives nothing where the pages have nothing for it."""
    for book in every:
        yield edition_of(book), partial(pdf.write, book)
    whole = every[-1]
    yield edition_of(whole)._replace(path=f"{FOLDER}/{whole.name}.epub", form="EPUB"), partial(epub.write, whole)
    yield Edition(f"{FOLDER}/model-clauses.docx", "Model clauses, to edit", "Word"), partial(word.clauses, whole)
    yield Edition(f"{FOLDER}/checklists.docx", "Checklists, to edit", "Word"), partial(word.checklists, whole)


def edition_of(book: Book) -> Edition:
    path = f"{FOLDER}/{book.name}.pdf"
    if len(book.chapters) > 1:
        return Edition(path, f"{book.title}: {book.series}", "PDF")
    chapter = book.chapters[0]
    ids = frozenset(heading.id for heading in chapter.headings)
    return Edition(path, f"{chapter.kicker.partition(' of ')[0]}: {chapter.title}", "PDF", chapter.path, ids)
