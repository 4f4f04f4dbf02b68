"""What a hand, or two branches, may do to the register of a copy of the real handbook."""

from __future__ import annotations

import re
from dataclasses import replace

from macros.content.yaml_reader import Text
from macros.register.register_file import read, write
from macros.register.seals import seal, sha256
from tests.simulation.editor import Editor, register
from tests.simulation.mutations_of_pages import Expected, changed, section_added, withdrawn

RESTORE = "Put back what was published:   git checkout origin/main -- {}"


def twice_changed(editor: Editor) -> str:
    """Return the id of a section with two versions, both with a text."""
    registers = editor.library.registers.items()
    return next(id for id, kept in registers if len([version for version in kept.versions if version.text]) > 1)


def says(file: str, number: int, what: str) -> Expected:
    return Expected(f"{file}:{number}", what, RESTORE.format(file))


def altered(id: str) -> Expected:
    what = f'what origin/main has published of the section "{id}" is missing or altered here.'
    return Expected(f"{register(id)}:1", what, f"Put it back:   git checkout origin/main -- {register(id)}")


def by_hand(editor: Editor, pattern: str, new_text: str, what: str, at: str = "") -> list[Expected]:
    """Edit the first version in a register; the message stands there, or where `at` is found."""
    id = twice_changed(editor)
    file = register(id)
    number = editor.find(file, pattern)
    editor.replace(file, number, pattern, new_text)
    return [says(file, editor.find(file, at) if at else number, what), altered(id)]


def hash_edited(editor: Editor) -> list[Expected]:
    what = "the text of this version is not the one that was published."
    return by_hand(editor, "^    sha256: .{5}", "    sha256: 00000", what)


def seal_edited(editor: Editor) -> list[Expected]:
    return by_hand(editor, "^    seal: .{5}", "    seal: 00000", "this version was changed or moved by hand.")


def date_edited(editor: Editor) -> list[Expected]:
    what = "this version was changed or moved by hand."
    return by_hand(editor, "^  - date: .*", "  - date: 2001-01-01", what, "^    seal")


def note_edited(editor: Editor) -> list[Expected]:
    what = "this version was changed or moved by hand."
    return by_hand(editor, "^    note: .*", '    note: "Another note."', what, "^    seal")


def kind_edited(editor: Editor) -> list[Expected]:
    what = "this version was changed or moved by hand."
    return by_hand(editor, "^    kind: major", "    kind: minor", what, "^    seal")


def text_edited(editor: Editor) -> list[Expected]:
    what = "the text of this version is not the one that was published."
    return below(editor, twice_changed(editor), "text", what, "    sha256:")


def reference_edited(editor: Editor) -> list[Expected]:
    registers = editor.library.registers.items()
    id = next(id for id, kept in registers if any(version.refers for version in kept.versions))
    return below(editor, id, "refers", "this version was changed or moved by hand.", "    seal:")


def below(editor: Editor, id: str, name: str, what: str, at: str) -> list[Expected]:
    """Edit the last word of the first line below a name; the message stands at what the version has above it."""
    file = register(id)
    number = editor.find(file, rf"^    {name}: \|")
    editor.replace(file, number + 1, r"(\S+)$", r"\1 nevertheless")
    above = [n for n, line in enumerate(editor.lines(file)[:number], 1) if line.startswith(at)]
    return [says(file, above[-1], what), altered(id)]


def an_example(editor: Editor) -> str:
    return next(id for id, kept in editor.library.registers.items() if kept.newest.of)


def example_called_a_clause(editor: Editor) -> list[Expected]:
    id = an_example(editor)
    editor.edit(register(id), "^    of: .*", "    of: clause")
    number = editor.find(register(id), "^    seal")
    of = Expected(editor.place(id), f'the id "{id}" is that of a published clause, and is never', "another id.")
    return [says(register(id), number, "this version was changed or moved by hand."), of, altered(id)]


def register_of_an_example_deleted(editor: Editor) -> list[Expected]:
    id = an_example(editor)
    (editor.root / register(id)).unlink()
    assert "missing" in editor.record(), "what was published would be recorded as new"
    what = f'what was published of the {editor.library.sections[id].called} "{id}" is missing here.'
    return [Expected(editor.place(id), what, f"git checkout origin/main -- {register(id)}"), altered(id)]


def comment_added(editor: Editor) -> list[Expected]:
    what = "this line was changed by hand."
    return by_hand(editor, "^    kind: ", "    # A note.\n    kind: ", what, "# A note")


def two_versions_in_another_order(editor: Editor) -> list[Expected]:
    id = twice_changed(editor)
    lines = "\n".join(editor.lines(register(id)))
    start, first, second, *rest = re.split("^(?=  - |withdrawn:)", lines, flags=re.MULTILINE)
    editor.write(register(id), "".join([start, second, first, *rest]).split("\n"))
    at = editor.find(register(id), "^    seal")
    return [says(register(id), at, "this version was changed or moved by hand."), altered(id)]


def newest_version_taken_out(editor: Editor) -> list[Expected]:
    """As a register alone it is whole; only the page and the base branch tell of it."""
    id = twice_changed(editor)
    kept = editor.library.registers[id]
    editor.write(register(id), write(replace(kept, versions=kept.versions[:-1], withdrawn=None)).split("\n"))
    where = editor.place(id)
    return [Expected(where, f'the section "{id}" has changed since', "Run   make record NOTE="), altered(id)]


def register_forged(editor: Editor) -> list[Expected]:
    """Every hash and seal is right: only the base branch tells of it."""
    id = twice_changed(editor)
    kept = editor.library.registers[id]
    first = replace(kept.versions[0], note=Text("Another note.", kept.where))
    forged = seal(id, replace(kept, versions=(first, *kept.versions[1:])))
    assert read(id, write(forged), "x.yml")[1] == []
    editor.write(register(id), write(forged).split("\n"))
    return [altered(id)]


def register_deleted(editor: Editor) -> list[Expected]:
    id = twice_changed(editor)
    (editor.root / register(id)).unlink()
    assert "missing" in editor.record(), "what was published would be recorded as new"
    what = f'what was published of the {editor.library.sections[id].called} "{id}" is missing here.'
    return [Expected(editor.place(id), what, f"git checkout origin/main -- {register(id)}"), altered(id)]


def register_of_a_withdrawn_section_deleted(editor: Editor) -> list[Expected]:
    id, _ = withdrawn(editor)
    (editor.root / register(id)).unlink()
    return [altered(id)]


def register_renamed(editor: Editor) -> list[Expected]:
    id = twice_changed(editor)
    (editor.root / register(id)).rename(editor.root / register("another-id"))
    what, does = f'this is the register of the section "{id}"', f"Give the file its name back:   {id}.yml"
    return [Expected(f"{register('another-id')}:1", what, does), altered(id)]


def two_branches_joined_badly(editor: Editor) -> list[Expected]:
    id = twice_changed(editor)
    editor.edit(register(id), "^versions:", "<<<<<<< HEAD\nversions:\n=======\nversions:\n>>>>>>> other")
    return [says(register(id), 1, "two branches have changed these lines"), altered(id)]


def id_added_by_another_branch_too(editor: Editor) -> list[Expected]:
    """The base branch was the first: its version stays, and ours comes after it."""
    section_added(editor)
    editor.record()
    editor.publish()
    file, _, number = editor.place("something-new").partition(":")
    editor.replace(file, int(number) + 2, "New", "Our own")
    theirs = editor.library.registers["something-new"]
    text = "Our own words.\n"
    ours = replace(theirs.newest, text=Text(text, theirs.where), sha256=Text(sha256(text), theirs.where))
    editor.write(register("something-new"), write(seal("something-new", replace(theirs, versions=(ours,)))).split("\n"))
    whole = editor.around(editor.library.sections["something-new"])[-1]
    return [*changed(editor, whole), altered("something-new")]


TAMPERED = [
    example_called_a_clause, register_of_an_example_deleted,
    hash_edited, seal_edited, date_edited, note_edited, kind_edited, text_edited, reference_edited,
    comment_added,
    two_versions_in_another_order, newest_version_taken_out, register_forged, register_deleted,
    register_of_a_withdrawn_section_deleted, register_renamed, two_branches_joined_badly,
    id_added_by_another_branch_too,
]  # fmt: skip
