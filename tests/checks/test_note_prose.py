"""A note is held to what holds of prose, before anything of it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import note_prose
from macros.problems import TYPED
from tests.support.handbook import REVIEW, handbook_of

PAGE = f"---\ntitle: A page\nid: a-page\ndescription: One sentence.\n{REVIEW}---\n"
TERM = "image:\n  term: picture\n  means: What is seen.\n  instead_of: [snapshot]\n"
FILES = {"page.md": PAGE, "glossary.yml": TERM}


@pytest.mark.parametrize(
    ("note", "says"),
    [
        ("x", "says too little"),
        ("Updated.", "says too little"),
        ("fix typo", "ends without a full stop"),
        ("Say who signs off", "ends without a full stop"),
        ("Say who signs off,", "ends without a full stop"),
        ("Say falt who signs off.", '"falt" looks like a slip'),
        ("We organize it now.", "not spelt in the British way"),
        ("Take a snapshot first.", "has another name here"),
        ("Say **who** signs off.", "this is plain text"),
        ("Say it in [a page](page.md).", "this is plain text"),
        ("", ""),
        ("What changed, and why.", ""),
        ("Say who signs off, because readers asked.", ""),
        ("It is no longer \u201cmaybe.\u201d", ""),
        ("Who signs off?", ""),
        ("Say that part 1.2 moved (again).", ""),
        ('No longer say "snapshot".', ""),
    ],
)
def test_a_note_is_a_sentence_of_ours(tmp_path: Path, note: str, says: str) -> None:
    problems = [*note_prose.of_text(handbook_of(tmp_path, FILES).library, note, TYPED)]
    assert [(problem.where, says in problem.what) for problem in problems] == [(TYPED, True)] * bool(says)


def test_the_sentence_of_a_cure_is_right(tmp_path: Path) -> None:
    library = handbook_of(tmp_path, FILES).library
    (problem,) = note_prose.of_text(library, "Say who signs off,", TYPED)
    assert problem.do == "Write   Say who signs off."
    assert not [*note_prose.of_text(library, problem.do.removeprefix("Write   "), TYPED)]


def test_the_file_of_a_note_is_told_at_its_line(tmp_path: Path) -> None:
    handbook = handbook_of(tmp_path, FILES | {"_notes/one.yml": "kind: minor\nnote: Updated.\n"})
    (problem,) = note_prose.problems(handbook.library)
    assert str(problem.where) == "docs/_notes/one.yml:2"
