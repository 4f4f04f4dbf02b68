"""Every edition of a built site, as files below it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.editions import pdf
from macros.editions.chapters import books

FOLDER = "editions"


def write(site: Path, made: str) -> Iterator[Path]:
    """Write the editions of a built site for a day, such as 2026-12-01, and yield each file when it is written.

    Made twice of the same site for the same day, each file is the same to the byte.
    """
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    for book in books(site, made):
        path = folder / f"{book.name}.pdf"
        path.write_bytes(pdf.write(book))
        yield path
