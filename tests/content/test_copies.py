"""A copy of a file is known by its name, where its original is beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content.copies import original_of, without_copies


@pytest.mark.parametrize(
    "name",
    [
        "Copy of part-1.md",
        "Copy (2) of part-1.md",
        "part-1 - Copy.md",
        "part-1 - Copy (3).md",
        "part-1 copy.md",
        "part-1 copy 2.md",
        "part-1_copy.md",
        "part-1-copy.md",
        "part-1 (copy).md",
        "part-1 (3rd copy).md",
        "part-1 (Ann's conflicted copy 2026-11-22).md",
        "part-1 (1).md",
        "part-1(1).md",
    ],
)
def test_a_copy_is_known_where_its_original_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert original_of(tmp_path / name) is None
    (tmp_path / "part-1.yml").touch()
    assert original_of(tmp_path / name) is None
    (tmp_path / "part-1.md").touch()
    assert original_of(tmp_path / name) == tmp_path / "part-1.md"
    assert [*without_copies(tmp_path, "*.md")] == [tmp_path / "part-1.md"]


@pytest.mark.parametrize("name", ["part-1.md", "part-1-2.md", "photocopy.md", "copy-of-part-1.md", "part-1-copying.md"])
def test_other_names_are_those_of_files_of_their_own(tmp_path: Path, name: str) -> None:
    for other in ("photo.md", "part.md", "part-1.md", name):
        (tmp_path / other).touch()
    assert original_of(tmp_path / name) is None
