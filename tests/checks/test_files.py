"""What nobody reads below `docs/` is named, with what to do, and is not published."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import files
from macros.checks.files import MISNAMED, PICTURES
from tests.conftest import build
from tests.support.published import Small


def found(folder: Path, name: str) -> list[str]:
    path = folder / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return [str(problem) for problem in files.problems(folder / "docs")]


@pytest.mark.parametrize(("suffix", "right"), MISNAMED.items())
def test_a_file_whose_name_ends_otherwise_is_told(tmp_path: Path, suffix: str, right: str) -> None:
    assert found(tmp_path, f"x/b{suffix}") == [
        f"docs/x/b{suffix}:1: nothing reads a file whose name ends in {suffix}.\n  Rename it to end in   {right}"
    ]


@pytest.mark.parametrize(
    ("name", "do"),
    [
        ("notes.txt", "Its words belong in a page"),
        ("draft.docx", "Its words belong in a page"),
        ("report.pdf", "Its words belong in a page"),
        ("part-6.md.txt", "Rename it to   part-6.md"),
        ("part-6.yml.bak", "Rename it to   part-6.yml"),
        ("part-6.md~", "Rename it to   part-6.md"),
        ("~$part-2.docx", "Delete it."),
        ("~$part-2.md", "Delete it."),
        (".~lock.part-2.odt#", "Delete it."),
        ("Thumbs.db", "Delete it."),
        ("x/desktop.ini", "Delete it."),
        ("no-ending", "Its words belong in a page"),
    ],
)
def test_what_nothing_reads_is_named(tmp_path: Path, name: str, do: str) -> None:
    (said,) = found(tmp_path, name)
    assert said.startswith(f"docs/{name}:1: ")
    assert do in said


@pytest.mark.parametrize(
    "name",
    ["a.md", "a.yml", "x/a.md", "_register/a.yml", "CNAME", "robots.txt", "a-1.schema.json", ".nojekyll", ".x/a.txt"]
    + [f"assets/a{ending}" for ending in PICTURES]
    + ["assets/A.PNG"],
)
def test_what_has_its_place_is_not(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, name) == []


def test_a_file_that_nothing_reads_is_not_published(tmp_path: Path) -> None:
    small = Small(tmp_path / "small")
    small.write("index", "The handbook", "home")
    for name in ("notes.txt", "draft.docx", "assets/map.svg", "robots.txt"):
        found(tmp_path / "small", name)
    small.settle()
    done = build(small.folder, tmp_path / "site")
    assert "docs/notes.txt:1: " in done.stderr
    assert "docs/draft.docx:1: " in done.stderr
    published = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*")}
    assert {"assets/map.svg", "robots.txt", "index.html"} < published
    assert not {"notes.txt", "draft.docx"} & published
