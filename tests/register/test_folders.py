"""Where a register is: in a copy, among what is its own."""

from __future__ import annotations

from pathlib import Path

from macros.content.pages import OWN
from macros.register.folders import COPY, ORIGINAL, folders_of


def test_what_has_files_of_its_own_is_a_copy(tmp_path: Path) -> None:
    assert folders_of(tmp_path) == ORIGINAL
    own = tmp_path / OWN / "organisation.yml"
    own.parent.mkdir()
    own.touch()
    assert folders_of(tmp_path) == COPY
    assert all(folder.startswith(f"{OWN}/") for folder in COPY)


def test_folders_that_git_leaves_empty_make_no_copy(tmp_path: Path) -> None:
    (tmp_path / COPY.notes).mkdir(parents=True)
    assert folders_of(tmp_path) == ORIGINAL
