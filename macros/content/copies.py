"""Copies that a program has left beside a file: `part-1 (1).yml`, `Copy of part-1.yml`, `part-1 copy.md`.

Nothing reads them: each id in one would stand twice, and the original would be told so as often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

NAMED = re.compile(
    r"copy(?: \(\d+\))? of (.+)"
    r"|(.+?)(?:[ _-]+\([^)]*copy[^)]*\)|[ _-]+copy(?: ?\(?\d+\)?)?| ?\(\d+\))",
    re.IGNORECASE,
)


def original_of(path: Path) -> Path | None:
    """Return the file of which another is a copy by its name, if that file is there."""
    found = NAMED.fullmatch(path.stem)
    original = path.with_name((found[1] or found[2]) + path.suffix) if found else None
    return original if original and original.is_file() else None


def without_copies(folder: Path, pattern: str) -> Iterator[Path]:
    """Yield the files below a folder that are read, in their order."""
    yield from (path for path in sorted(folder.rglob(pattern)) if original_of(path) is None)
