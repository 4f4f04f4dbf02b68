"""Golden cases: a small handbook in one file, with the messages and the HTML that it must give.

A case is a file `tests/data/golden/<what>.txt`; adding one is adding a file. A line `==> docs/page.md <==` begins
a file of the small handbook. In one that begins with `==> docs/page.md (bytes) <==`, `\\xff` stands for that byte.
After the files come what is expected: `==> problems <==`, and where it matters `==> html of page.md <==`.

A case that fails names the command that writes down what the code says now: look at it, and keep it if it is right.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from macros.checks import page_html
from macros.content import html_tree
from macros.handbook import search_entries
from macros.problems import by_cause, in_full
from tests.support.handbook import Handbook, invalid
from tests.support.some import some

CASES = sorted((Path(__file__).parent / "data" / "golden").glob("*.txt"))
PART = re.compile(r"^==> (.+) <==\n", re.MULTILINE)
BYTE = re.compile(rb"\\x([0-9a-f]{2})")
SHAPE = re.compile(r"[\w./ ()-]+:[1-9]\d*: .+[.?]\n {2}\S.*", re.DOTALL)
RECORD = "RECORD" in os.environ
CURE = """If what the code says now is right, write it down, and look at the difference:
  RECORD=1 .venv/bin/python -m pytest -n 0 tests/test_golden.py"""


def parts(text: str) -> dict[str, str]:
    """Return what stands below each `==> name <==`."""
    cut = PART.split(text)[1:]
    return dict(zip(cut[::2], cut[1::2], strict=True))


def write(folder: Path, name: str, content: str) -> None:
    """Write a file of a small handbook."""
    path = folder / name.removesuffix(" (bytes)")
    data = content.encode()
    if name.endswith(" (bytes)"):
        data = BYTE.sub(lambda found: bytes([int(found[1], 16)]), data)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def said(folder: Path, name: str) -> str:
    """Return what stands below `==> name <==` when all is as it should be."""
    handbook = Handbook(folder)
    if name == "problems":
        return "".join(f"{in_full(*told)}\n" for told in by_cause(handbook.problems).items())
    return handbook.html(name.removeprefix("html of ")) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_golden(case: Path, tmp_path: Path) -> None:
    given = parts(case.read_text("utf-8"))
    for name, content in given.items():
        if name.startswith("docs/"):
            write(tmp_path, name, content)
    now = {name: content if name.startswith("docs/") else said(tmp_path, name) for name, content in given.items()}
    if RECORD:
        case.write_text("".join(f"==> {name} <==\n{content}" for name, content in now.items()), "utf-8")
    assert now == parts(case.read_text("utf-8")), CURE
    handbook = Handbook(tmp_path)
    assert [said for said in map(str, handbook.problems) if not SHAPE.fullmatch(said)] == []
    for path, page in some(handbook.library.pages.items()):
        html = handbook.html(path)
        assert invalid(html) == []
        tree = html_tree.parse(html)
        to_find = search_entries.entries(tree, page, handbook.library)
        assert handbook.problems or [*page_html.twice([id.name for id in html_tree.ids(tree)], path)] == []
        assert [*search_entries.problems(to_find, handbook.library)] == []


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 40


def test_a_case_that_has_no_record_yet_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.test_golden.RECORD", False)
    case = tmp_path / "new.txt"
    case.write_text("==> docs/page.md <==\nNo front matter.\n==> problems <==\n", "utf-8")
    with pytest.raises(AssertionError, match=r"RECORD=1 .* tests/test_golden\.py"):
        test_golden(case, tmp_path)


def test_a_wrong_message_fails(tmp_path: Path) -> None:
    write(tmp_path, "docs/page.md", "No front matter.\n")
    assert said(tmp_path, "problems").startswith("docs/page.md:1: this page has no front matter.\n  Start it with")


def test_bytes_are_written(tmp_path: Path) -> None:
    write(tmp_path, "docs/page.md (bytes)", "caf\\xe9")
    assert (tmp_path / "docs/page.md").read_bytes() == b"caf\xe9"
