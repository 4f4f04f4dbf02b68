"""What an editor says of a change before it is in the register: a small file `docs/_notes/<any-name>.yml` each.

Each is a file of its own, so that two branches with notes can be joined. `make register` writes the register from them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from macros.content.schema import Schema, as_id, example
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where, shown

FOLDER = "_notes"
FIRST = "note: What changed, and why."
EXAMPLES = ("what changed, and why", "why it is gone", "")  # what our messages show, and no reader can use
COPIED = '"{}" is the example of a message, and says nothing of your change.'
SAY = "Say what is different for whoever links here, and why, such as   Say who signs off, because readers asked."
WORDS = 40  # characters of a note that its file is named after


@dataclass(frozen=True)
class Note:
    """What changed, and why: of the sections that are named, or of all that changed and that no other note names.

    What is `withdrawn` is gone for the reason that the note gives, and `see` is what to read instead.
    """

    where: Where
    note: Text = example("Say who signs off a deletion, because readers asked.")
    kind: Literal["major", "minor"] = example("minor", default="major")
    sections: tuple[Text, ...] = example("[make-amends]", names="sections", default=())
    withdrawn: tuple[Text, ...] = example("[old-one]", default=())
    see: tuple[Text, ...] = example("[make-amends]", default=())

    @property
    def name(self) -> str:
        """The name of its file below the folder of the pages."""
        return self.where.file.partition("/")[2]


def read(text: str, file: str) -> tuple[Note | None, list[Problem], list[tuple[str, Text]]]:
    """Read the file of a note; where it has a problem, return what it names nevertheless."""
    schema = Schema(file, first=FIRST)
    node = schema.parse(text)
    note = schema.record(node, Note, "this note", Where(file, 1)) if node else None
    if note and is_example(note.note):
        schema.problem(note.note.where, COPIED.format(shown(note.note)), SAY)
    return note, schema.problems, schema.named


def is_example(note: str) -> bool:
    """Tell whether a text was copied from where our messages show how to write it; nothing at all is no copy."""
    return bool(note.strip()) and " ".join(note.split()).strip(" .\u2026").lower() in EXAMPLES


def made(
    docs: str,
    note: str,
    kind: str,
    sections: Sequence[str] = (),
    *,
    withdrawn: Sequence[str] = (),
    see: Sequence[str] = (),
    folder: str = FOLDER,
) -> Note:
    """Return a note in a file whose name no other note has, unless it says the same."""
    said = json.dumps([note, kind, *map(list, (sections, withdrawn, see))])
    words = as_id(note)[:WORDS].strip("-") or "note"
    at = Where(f"{docs}/{folder}/{words}-{hashlib.sha256(said.encode()).hexdigest()[:6]}.yml", 1)

    def texts(ids: Sequence[str]) -> tuple[Text, ...]:
        return tuple(Text(id, at) for id in ids)

    return Note(at, Text(note, at), kind, texts(sections), texts(withdrawn), texts(see))  # type: ignore[arg-type]


def write(note: Note) -> str:
    """Return the file of a note."""
    lines = [f"note: {json.dumps(note.note, ensure_ascii=False)}"]
    lines += [f"kind: {note.kind}"] if note.kind != "major" else []
    for name in ("sections", "withdrawn", "see"):
        if ids := getattr(note, name):
            lines.append(f"{name}: [{', '.join(ids)}]")
    return "\n".join(lines) + "\n"
