"""The promise to policy authors, proved by changing a copy of a handbook that has been published.

`make test` changes a made-up one, which is built in no time, and `make thorough` the real one too.

Each change states all that the strict build and the check say of it, and nothing else may be said. Then an editor
does what the messages say; the strict build passes, and every address ever published leads to the right words.
What to change is found in whatever the handbook says, so that editors may change all of the real one.
"""

from __future__ import annotations

import functools
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from macros.handbook import loading
from macros.register import notes, register_file
from macros.register.register_file import FOLDER
from tests.conftest import ROOT
from tests.simulation.editor import Editor
from tests.simulation.mutations_of_pages import (
    PROSE,
    RECORDED,
    SILENT,
    Expected,
    Mutation,
    find,
    section_added,
    section_deleted,
    word_in_prose,
)
from tests.simulation.mutations_of_registers import TAMPERED, twice_changed
from tests.support.handbook import MADE_UP, REAL
from tests.support.some import sample

ROUNDS = 4  # of doing what the messages say


@pytest.fixture(
    scope="module",
    params=[MADE_UP, pytest.param(REAL, marks=pytest.mark.thorough)],
    ids=lambda docs: "real" if docs == REAL else "made-up",
)
def published(request: pytest.FixtureRequest) -> Iterator[Editor]:
    """A copy that was published three times: one section has changed, and another one has come and gone."""
    known = mock.patch.object(loading, "read_register", functools.cache(register_file.read))  # most never change
    with tempfile.TemporaryDirectory() as folder, known:
        editor = Editor(Path(folder), request.param)
        if editor.library.notes:  # what waits in the real one
            editor.command("register")
        found, _ = find(editor, level=2)
        page = editor.library.pages[found.page]
        assert not editor.record()
        kept = editor.lines(page.file)
        editor.write(page.file, [*kept, "## It comes and goes { #it-comes-and-goes }", "", "Words.", ""])
        assert not editor.record()
        editor.publish()
        editor.write(page.file, kept)
        assert not editor.withdraw("it-comes-and-goes", see=found.id)
        assert not editor.record()
        word_in_prose(editor)
        assert not editor.record("One word more.", "minor")
        editor.publish()
        assert editor.strict() == []
        assert editor.failures() == []
        yield editor


@pytest.fixture
def editor(published: Editor) -> Iterator[Editor]:
    """The copy; after a test it is again as it was published."""
    commit, today, ledger = published.git("rev-parse", "HEAD").strip(), published.today, published.ledger
    published.ledger = ledger.copy()
    yield published
    published.git("reset", "--quiet", "--hard", commit)
    published.git("clean", "--quiet", "--force", "-d")
    published.git("update-ref", "refs/remotes/origin/main", commit)
    published.today, published.ledger = today, ledger


def compared(said: list[str], expected: list[Expected]) -> None:
    """Each message is one that was expected, and none is missing."""
    left = list(expected)
    for message in said:
        match = [e for e in left if message.startswith(f"{e.where}: ") and e.says in message and e.does in message]
        assert match, f"not expected:\n{message}\nbut:\n{left}"
        left.remove(match[0])
    assert not left, f"nothing was said of {left}"


def mended(editor: Editor, said: list[str], see: str) -> None:
    """Do what is said until nothing more is; then every address has to answer."""
    for _ in range(ROUNDS):
        if not said:
            break
        editor.obey(said, see)
        if not editor.git("status", "--porcelain"):  # it is again as it was published
            return
        said = [*editor.strict(), *editor.check()]
    assert said == []
    assert editor.failures() == []


@pytest.mark.parametrize("mutation", sample(1, RECORDED), ids=lambda mutation: mutation.__name__)
def test_a_change_is_seen_and_recorded(mutation: Mutation, editor: Editor) -> None:
    expected = mutation(editor)
    said = editor.strict()
    compared(said, expected)
    assert editor.check() == []
    mended(editor, said, see="when-things-go-wrong")


@pytest.mark.parametrize("mutation", sample(2, TAMPERED), ids=lambda mutation: mutation.__name__)
def test_a_register_edited_by_hand_is_put_back(mutation: Mutation, editor: Editor) -> None:
    expected = mutation(editor)
    said = [*editor.strict(), *editor.check()]
    compared(said, expected)
    mended(editor, said, see="")


@pytest.mark.parametrize("mutation", sample(2, SILENT), ids=lambda mutation: mutation.__name__)
def test_what_is_no_change_is_not_recorded(mutation: Mutation, editor: Editor) -> None:
    before = editor.git("status", "--porcelain")
    assert mutation(editor) == []
    assert editor.git("status", "--porcelain") != before
    mended(editor, [*editor.strict(), *editor.check()], see="")


@pytest.fixture
def own_code(editor: Editor) -> Iterator[Path]:
    """The code of the copy, which may be changed too."""
    macros = editor.root / "macros"
    macros.unlink()
    shutil.copytree(ROOT / "macros", macros)
    yield macros
    shutil.rmtree(macros)
    macros.symlink_to(ROOT / "macros")


def test_another_theme_and_other_components_are_no_change(own_code: Path, editor: Editor) -> None:
    tokens = own_code / "theme" / "tokens.css"
    tokens.write_text(re.sub(r"#[0-9a-f]{6}", "#123456", tokens.read_text("utf-8")), "utf-8")
    for name in ("correction", "checklist", "source", "section"):
        template = own_code / "components" / name / "template.html"
        html = re.sub(r'class="', 'class="another ', template.read_text("utf-8"))
        template.write_text(re.sub(r"(?<=<p>)(.*)(?=</p>)", r"<span>\1</span>", html), "utf-8")
    assert editor.strict() == []
    assert editor.failures() == []


def lost(editor: Editor) -> str:
    """Return the id of a section that is gone and was not withdrawn."""
    here = editor.library.sections
    return next(id for id, kept in editor.library.registers.items() if id not in here and not kept.withdrawn)


def versions(editor: Editor, id: str) -> list[str]:
    return editor.library.registers[id].names


def test_a_note_typed_again_takes_the_place_of_the_first_until_it_is_published(editor: Editor) -> None:
    found, number = find(editor, level=3)
    before = versions(editor, found.id)
    for word in ("nevertheless", "however"):
        editor.replace(found.id.where.file, number, PROSE, rf"\1 {word} \2")
        assert not editor.record(f"Say {word}.")
    assert versions(editor, found.id) == before, "nothing is written before it is published"
    day = editor.today.isoformat()
    editor.publish()
    assert versions(editor, found.id) == [*before, day]
    assert editor.library.registers[found.id].newest.note == "Say however."
    editor.today = type(editor.today).fromisoformat(day)
    editor.replace(found.id.where.file, number, "nevertheless ", "")
    assert not editor.record("Leave it out.")
    editor.publish()
    assert versions(editor, found.id) == [*before, day, f"{day}-2"]
    mended(editor, editor.strict(), see="")


def test_a_change_taken_back_leaves_no_trace(editor: Editor) -> None:
    found, number = find(editor)
    file = found.id.where.file
    before = editor.lines(file)
    editor.replace(file, number, PROSE, r"\1 nevertheless \2")
    assert not editor.record()
    (note,) = (editor.docs / notes.FOLDER).iterdir()
    editor.write(file, before)
    (said,) = editor.strict()
    assert said.startswith(f"docs/{notes.FOLDER}/{note.name}:1: nothing has changed that this note is of")
    assert not editor.record()
    assert not editor.git("status", "--porcelain")
    mended(editor, editor.strict(), see="")


def test_a_section_that_was_never_published_is_forgotten(editor: Editor) -> None:
    before = {path: editor.lines(path) for path in editor.git("ls-files", "docs/*.md").split()}
    section_added(editor)
    assert not editor.record()
    for path, lines in before.items():
        editor.write(path, lines)
    (said,) = editor.strict()
    assert 'there is no section "something-new" for this note.' in said
    assert not editor.command("undo")
    assert not editor.git("status", "--porcelain")


def test_a_withdrawal_names_sections_that_there_are(editor: Editor) -> None:
    section_deleted(editor)
    id = lost(editor)
    assert 'there is no section "no-such-id" to read instead.' in editor.withdraw(id, see="no-such-id")
    assert "nothing says why" in editor.withdraw(id, reason="")
    assert not editor.git("status", "--porcelain", f"docs/{FOLDER}")
    mended(editor, editor.strict(), see="when-things-go-wrong")


def test_what_is_still_there_is_not_withdrawn(editor: Editor) -> None:
    id = twice_changed(editor)
    assert f'{editor.place(id)}: the section "{id}" is still here.' in editor.withdraw(id)
    assert not editor.git("status", "--porcelain")


def test_a_withdrawal_that_leads_to_what_is_not_there_any_more_is_seen(editor: Editor) -> None:
    section_added(editor)
    section_deleted(editor)
    id = lost(editor)
    assert not editor.withdraw(id, see="something-new")
    place, _, number = editor.place("something-new").partition(":")
    editor.replace(place, int(number), "something-new", "of-another-name")
    said = editor.strict()
    assert len(said) == 1
    assert f"/{notes.FOLDER}/" in said[0].partition(":")[0]
    assert 'there is no section "something-new" to read instead.' in said[0]
    assert not editor.command("undo", "--id", id)
    assert not (editor.git("status", "--porcelain", f"docs/{notes.FOLDER}"))


def test_there_are_enough() -> None:
    assert len(RECORDED) + len(TAMPERED) + len(SILENT) >= 45
