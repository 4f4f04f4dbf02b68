"""What nobody reads below `docs/` is named, with what to do, and is not published."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import files
from macros.checks.files import MISNAMED, PICTURES
from macros.problems import Problem, Where, by_cause
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
        f"docs/x/b{suffix}:1: nothing reads a file whose name ends in {suffix}.\n  Rename it to   b{right}"
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
        ("map.tiff", "Save it as one of: svg"),
        ("map.GIF", "Save it as one of: svg"),
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
    + ["assets/A.PNG"],  # its name is told elsewhere
)
def test_what_has_its_place_is_not(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, name) == []


PAGE = "---\ntitle: A page\nid: a-page\n---\n\n## One { #one }\n"
DATA = "# What went wrong.\n\ncorrections:\n  road:\n    title: A road\n"


@pytest.mark.parametrize(
    ("name", "text", "right"),
    [
        ("part-6.txt", PAGE, "part-6.md"),
        ("part-6", PAGE.replace("\n", "\r\n"), "part-6.md"),
        ("part-6.txt", DATA, "part-6.yml"),
        ("part-6.text", f"\ufeff{DATA}", "part-6.yml"),
        ("part-6.yml.txt", "x", "part-6.yml"),
        ("part-6.YML", DATA, "part-6.yml"),
        ("part-6.mkd", PAGE, "part-6.md"),
    ],
)
def test_a_page_or_data_under_another_ending_is_the_cause_of_what_is_missed(
    tmp_path: Path, name: str, text: str, right: str
) -> None:
    path = tmp_path / "docs" / name
    path.parent.mkdir()
    path.write_text(text, "utf-8", newline="")
    (told,) = files.problems(tmp_path / "docs")
    assert told.do == f"Rename it to   {right}"
    needed = (f"docs/{right}", *(("one",) if text.startswith("---") else ("road",) if "road" in text else ()))
    missed = [Problem(Where("docs/a.md", 1), f"{need} is missed.", "Do.").needing(need) for need in needed]
    assert by_cause([*missed, told]) == {told: sorted(missed)}


def test_a_copy_of_what_is_there_hides_nothing(tmp_path: Path) -> None:
    found(tmp_path, "part-6.md")
    (tmp_path / "docs" / "part-6.md.bak").write_text(PAGE, "utf-8")
    (told,) = files.problems(tmp_path / "docs")
    assert told.do == "There is   part-6.md   too: move this one out of   docs"
    assert told.hides == {"docs/part-6.md.bak"}


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
