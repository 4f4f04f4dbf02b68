"""Where a handbook keeps its register and its notes: a copy keeps both among the files that the original never has."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from macros.content.pages import OWN
from macros.register import notes, register_file

OWN_SECTIONS = f"{OWN}/sections"


class Folders(NamedTuple):
    """Two folders below that of the pages."""

    register: str
    notes: str


ORIGINAL = Folders(register_file.FOLDER, notes.FOLDER)
COPY = Folders(f"{OWN}/register", f"{OWN}/notes")


def folders_of(docs: Path) -> Folders:
    """Return those of a copy where there is a file of its own: Git keeps no empty folder, and a disk does."""
    return COPY if any(path.is_file() for path in (docs / OWN).rglob("*")) else ORIGINAL
