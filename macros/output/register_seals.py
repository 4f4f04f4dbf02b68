"""`seals.txt`, the digest of every entry of the register; the page of the register shows that of the list."""

from __future__ import annotations

from pathlib import Path

from macros.build import Build
from macros.components.register import SEALS
from macros.handbook import register_seal
from macros.output.framed_pages import save


def write(build: Build, site: Path) -> None:
    save(site / SEALS, register_seal.listing(build.library))
