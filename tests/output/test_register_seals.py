"""The list of seals as a file, of which each release carries the digest."""

from __future__ import annotations

import hashlib
from pathlib import Path

from macros.build import Build
from macros.handbook import register_seal
from macros.handbook.library import Library
from macros.output import register_seals
from tests.support.changed_handbook import FIRST, MAJOR, register


def test_the_file_is_the_list_to_the_byte(tmp_path: Path) -> None:
    library = Library(registers={"own-up": register(FIRST, MAJOR)})
    register_seals.write(Build(library=library), tmp_path)
    data = (tmp_path / "seals.txt").read_bytes()
    assert data == register_seal.listing(library).encode()
    assert hashlib.sha256(data).hexdigest() == register_seal.seal(library)
    assert data.count(b"\n") == 2


def test_before_anything_is_published_the_file_is_empty(tmp_path: Path) -> None:
    register_seals.write(Build(), tmp_path)
    assert (tmp_path / "seals.txt").read_bytes() == b""
