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
    return COPY if (docs / OWN).is_dir() else ORIGINAL
