"""An archive that is the same to the byte for the same files and day, whenever and wherever it is made."""

from __future__ import annotations

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

UNIX, READABLE = 3, 0o100644 << 16  # what a file is said to come from, and who may read it


def zipped(files: Iterable[tuple[str, bytes]], made: str, stored: str = "") -> bytes:
    """Return files as an archive in their order, each with a day as its time; `stored` is one that is not packed."""
    year, month, day = map(int, made.split("-"))
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files:
            entry = ZipInfo(name, (year, month, day, 0, 0, 0))
            entry.create_system, entry.external_attr = UNIX, READABLE
            entry.compress_type = ZIP_STORED if name == stored else ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return out.getvalue()
