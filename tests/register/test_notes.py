"""The file of a note: what it may say, and what is said of a mistake in it."""

from __future__ import annotations

import pytest

from macros.register.notes import Note, made, read, write

FILE = "docs/_notes/x.yml"


def one(text: str) -> Note:
    note, problems, _ = read(text, FILE)
    assert note
    assert not problems
    return note


def test_a_line_is_enough() -> None:
    note = one("note: Say who signs off.\n")
    assert (note.note, note.kind, note.sections, note.withdrawn, note.see) == (
        "Say who signs off.",
        "major",
        (),
        (),
        (),
    )
    assert note.name == "_notes/x.yml"


@pytest.mark.parametrize("said", ["Plain.", 'With "quotes": colons', "#hash, [brackets] and \u2019 it", "- a dash"])
def test_what_a_command_writes_is_read_again(said: str) -> None:
    note = made("docs", said, "minor", ["one", "two"], withdrawn=["old"], see=["one"])
    again, problems, _ = read(write(note), note.where.file)
    assert not problems
    assert again == note


def test_two_notes_have_one_file_only_where_they_say_the_same() -> None:
    files = {made("docs", "Plainer words.", kind, [id]).name for kind in ("major", "minor") for id in ("one", "two")}
    assert len(files) == 4
    assert made("docs", "Plainer words.", "minor", ["one"]).name in files
    assert all(name.startswith("_notes/plainer-words-") for name in files)
    assert made("docs", "\u2026!", "major").name.startswith("_notes/note-")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "this file is empty."),
        ("kind: minor\n", 'this note has no "note".'),
        ("note:\n", '"note" of this note is empty.'),
        ("notes: Why.\n", 'this note has an unknown key "notes". Did you mean "note"?'),
        ("note: Why.\nkind: large\n", '"kind" of this note cannot be "large".'),
        ("note: Why: because.\n", "there is a colon in this text"),
        ("note: What changed, and why.\n", '"What changed, and why." is the example of a message'),
        ("kind: minor\nnote: ...\n", '"..." is the example of a message'),
        ("Why.\n", "this file should start with a name and a colon"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, says: str) -> None:
    note, problems, _ = read(text, FILE)
    assert note is None or says.endswith("the example of a message")
    assert any(str(problem).startswith(f"{FILE}:") and says in problem.what for problem in problems), problems
