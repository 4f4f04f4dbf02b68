"""The table "Record what you changed" of the guide, row by row: what the file says, and what the command does."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.publishing import version_checks
from macros.register import notes
from tests.conftest import ROOT
from tests.support.desk import Branch, command
from tests.support.published import read
from tests.support.some import sample, some

GUIDE = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
(TABLE,) = re.findall(r"^\| What you did \|.*\n\|.*\n((?:\|.*\n)+)", GUIDE, re.MULTILINE)
ROWS = {did: (file, run) for did, file, run in (row.strip("| \n").split(" | ") for row in TABLE.splitlines())}
OPTIONS = {"NOTE": "--note", "KIND": "--kind", "ID": "--id", "REASON": "--reason", "SEE": "--see"}
LINE = re.compile(r"`((?:note|kind|sections|withdrawn|see): .*?)`")
COMMAND = re.compile(r"`(make \w+ .*?)`|`(make (?:undo|record))`(?=,|$)")
SOURCE = """\
an-act:
  cite: An Act, 1981
  title: An Act
  publisher: The state
  kind: law
  date: "1981"
  url: https://www.legislation.gov.uk/ukpga/1981/49
  checked: "2026-01-01"
  says: It says so.
  read: original
"""
CLAUSE = (
    "clauses:\n  night-cover:\n    title: Cover at night\n    text: Somebody answers.\n    sections: [make-amends]\n"
)
TEXT = """\
Words of the page.

## Make amends { #make-amends }

Words, and a source {{ source("an-act") }}.

## An old one { #old-one }

Old words.

## An older one { #older-one }

Older words.

## At night { #at-night }

{{ clause("night-cover") }}
"""
OTHER = "## Move on { #move-on }\n\nOther words.\n\n{{ sources() }}\n"


class Published(Branch):
    """A handbook with all that the table speaks of, published; the work goes on in a branch.

    `column` is that of the table which is followed: 0 has the file, 1 the command.
    """

    column = 0

    def page(self, one: str = "", **changed: str) -> None:
        self.write("a", "A", "page-a", TEXT)
        (self.folder / "docs" / "a.yml").write_text(CLAUSE, "utf-8")
        (self.folder / "docs" / "sources.yml").write_text(SOURCE, "utf-8")
        self.write("m", "M", "page-m", OTHER)

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / "docs" / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def says(self, file: str, text: str) -> None:
        path = self.folder / "docs" / notes.FOLDER / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")

    @property
    def files(self) -> list[Path]:
        return sorted((self.folder / "docs" / notes.FOLDER).glob("*"))


Row = tuple[Callable[[Published], object], Callable[[Published], object]]


def nothing(_: Published) -> None:
    """Nothing more is to do."""


def words(made: Published) -> None:
    made.edit("a.md", "Words, and", "Other words, and")


def two_sections(made: Published) -> None:
    words(made)
    made.edit("m.md", "Other words.", "Yet other words.")


def second_of_two(made: Published) -> None:
    """The second of two sections, in the way in which the first was told of."""
    (first,) = made.files
    if first.name == "from-the-guide.yml":
        made.says("second.yml", "note: It has another reason.\nsections: [move-on]\n")
    else:
        assert command(made, "record", "--id", "move-on", "--note", "It has another reason.")[0] == 0


def address(made: Published) -> None:
    made.edit("sources.yml", "/49", "/50")


def section(made: Published) -> None:
    made.edit("a.md", "## An old one", "## Something new { #something-new }\n\nNew words.\n\n## An old one")


def page(made: Published) -> None:
    made.write("c", "C", "page-c", "New words.\n")
    made.settle()


def moved(made: Published) -> None:
    made.edit("a.md", "## An old one { #old-one }\n\nOld words.\n\n", "")
    made.edit("m.md", "{{ sources", "## An old one { #old-one }\n\nOld words.\n\n{{ sources")


def renamed(made: Published) -> None:
    (made.folder / "docs" / "m.md").rename(made.folder / "docs" / "c.md")
    made.settle()


def section_out(made: Published) -> None:
    made.edit("a.md", "## An old one { #old-one }\n\nOld words.\n\n", "")


def both_out(made: Published) -> None:
    section_out(made)
    made.edit("a.md", "## An older one { #older-one }\n\nOlder words.\n\n", "")


def withdraw_both(made: Published) -> None:
    if not made.files:
        for id in ("old-one", "older-one"):
            assert command(made, "withdraw", "--id", id, "--reason", "They are gone.", "--see", "make-amends")[0] == 0


def together(made: Published) -> None:
    made.edit("a.md", "## An older one { #older-one }\n\n", "")


def withdraw_older(made: Published) -> None:
    if made.column == 0:
        made.says("mine.yml", "note: They say the same.\nwithdrawn: [older-one]\nsee: [old-one]\n")
    else:
        done = command(made, "withdraw", "--id", "older-one", "--reason", "They say the same.", "--see", "old-one")
        assert done[0] == 0


def clause_out(made: Published) -> None:
    made.edit("a.md", '{{ clause("night-cover") }}', "Somebody answers.")
    (made.folder / "docs" / "a.yml").unlink()


def cut(made: Published) -> None:
    made.edit("a.md", "Older words.", "## The rest { #the-rest }\n\nOlder words.")


def id_and_back(made: Published) -> None:
    made.edit("a.md", "#old-one", "#another-one")
    (problem,) = version_checks.ids(read(made.folder).library)
    assert "{ #old-one }" in str(problem)
    made.edit("a.md", "#another-one", "#old-one")


def wrapped(made: Published) -> None:
    made.edit("a.md", "Words of the", "Words\nof the")


def noted(made: Published) -> None:
    words(made)
    assert command(made, "record", "--note", "Say wot changed.")[0] == 0


def mend_the_note(made: Published) -> None:
    if made.column == 0:
        (file,) = made.files
        file.write_text(file.read_text("utf-8").replace("Wot", "What") + "kind: minor\n", "utf-8")
    else:
        assert command(made, "record", "--kind", "minor")[0] == 0
    (note,) = read(made.folder).library.notes
    assert ("Wot" not in note.note, note.kind) == (True, "minor")


def taken_back(made: Published) -> None:
    noted(made)
    made.edit("a.md", "Other words, and", "Words, and")


def delete_the_file(made: Published) -> None:
    if made.column == 0:
        made.files[0].unlink()
    assert not made.files


def withdrawn(made: Published) -> None:
    section_out(made)
    assert command(made, "withdraw", "--id", "old-one", "--reason", "It is gone.")[0] == 0


def put_it_back(made: Published) -> None:
    delete_the_file(made)
    made.page()


DONE: dict[str, Row] = {
    "Changed what a reader should do": (words, nothing),
    "Changed no more than wording or spelling": (words, nothing),
    "Changed two sections for two reasons": (two_sections, second_of_two),
    "Changed the words, the address, the date or `read:` of a source that is cited": (address, nothing),
    "Added a section, an example, a checklist or a clause": (section, nothing),
    "Added a page": (page, nothing),
    "Moved a section, an example, a checklist or a clause": (moved, nothing),
    "Renamed a page": (renamed, nothing),
    "Took a section out": (section_out, nothing),
    "Took an example, a checklist or a clause out": (clause_out, nothing),
    "Took out two that one other replaces": (both_out, withdraw_both),
    "Put two sections together": (together, withdraw_older),
    "Cut a section in two": (cut, nothing),
    "Changed an id": (id_and_back, nothing),
    "Wrapped lines anew, changed quotes, a theme or the code of an example": (wrapped, nothing),
    "Typed a note or its kind wrong": (noted, mend_the_note),
    "Took back what you changed": (taken_back, delete_the_file),
    "Withdrew what should stay": (withdrawn, put_it_back),
}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Published:
    made = Published(tmp_path / "desk")
    made.write("index", "The handbook", "home")
    made.settle()
    (made.folder / ".gitignore").write_text("/macros\n/node_modules\n", "utf-8")
    monkeypatch.chdir(made.folder)
    made.git("init", "--quiet", "--initial-branch=main")
    assert command(made, "register")[0] == 0
    made.commit()
    made.git("switch", "--quiet", "--create", "work")
    return made


def typed(line: str) -> list[str]:
    """Return a command of the guide as our command line takes it."""
    _, target, *given = shlex.split(line)
    pairs = [word.split("=", 1) for word in given]
    return [target, *(word for name, value in pairs for word in (OPTIONS[name], value))]


def follow(made: Published, did: str) -> None:
    """Do what a row says, in one of its two columns."""
    file, run = ROWS[did]
    lines = LINE.findall(file)
    commands = [one or other for one, other in COMMAND.findall(run)]
    if made.column == 0 and lines:
        made.says("from-the-guide.yml", "\n".join(lines) + "\n")
    elif made.column == 1 and commands:
        assert command(made, *typed(commands[0]))[0] == 0, commands[0]


@pytest.mark.parametrize("column", [0, pytest.param(1, marks=pytest.mark.thorough)], ids=["file", "command"])
@pytest.mark.parametrize("did", sample(4, ROWS))
def test_the_row_does_what_it_says(did: str, column: int, made: Published) -> None:
    first, then = DONE[did]
    made.column = column
    first(made)
    follow(made, did)
    then(made)
    code, said = command(made, "register", "--dry-run")
    assert code == 0, said
    assert command(made, "register")[0] == 0
    assert not made.files
    handbook = read(made.folder)
    assert [*handbook.problems, *version_checks.problems(handbook.library)] == []
    assert made.altered() == []


def test_every_row_is_tried() -> None:
    assert list(some(ROWS)) == [*DONE]
