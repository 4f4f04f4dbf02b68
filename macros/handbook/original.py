"""What a copy takes from the original: the notes of what has changed there since a section of the copy was published.

The register of the original is in a copy as it was published, and is only read there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from macros.content.yaml_reader import Text
from macros.handbook.library import Library
from macros.register.entries import Register, Version
from macros.register.notes import Note
from macros.register.section_text import normal

Kind = Literal["major", "minor"]


def news(library: Library) -> Iterator[Note]:
    """Yield why sections of a copy may have changed or may be gone: because they are so in the original.

    What a section within another tells is told there alone, as the notes of editors name what is furthest in.
    """
    for id, register in library.registers.items():
        for version in versions_since(register, library.original.get(id)):
            if id not in library.own_sections and (told := told_alone(library, id, version)):
                kind: Kind = "major" if version.kind == "major" else "minor"
                yield Note(version.where, Text(told, version.where), kind, (Text(id, version.where),))
    yield from (end for id in library.original if (end := ended(library, id)))
    for note in library.original_notes:
        kept = replace(note, withdrawn=tuple(id for id in note.withdrawn if is_gone(library, id)))
        if kept.sections or kept.withdrawn or not note.withdrawn:
            yield replace(kept, see=readable(library, note.see))


def versions_since(register: Register, original: Register | None) -> Iterator[Version]:
    """Yield what the original has said of a section since the version that the newest of the copy is based on."""
    if original is None or register.withdrawn or not register.newest.original:
        return
    base, known = register.newest.original, False
    for name, version in zip(original.names, original.versions, strict=True):
        if known and version.kind != "moved":
            yield version
        known |= name == base


def told_alone(library: Library, id: str, version: Version) -> str:
    """Return the note of a version without what the sections within it tell, of the same day, in the original."""
    told = str(version.note)
    others = (other for key, register in library.original.items() if key != id for other in register.versions)
    for other in others:
        is_within = other.text in version.text and other.text != version.text
        if is_within and other.date == version.date and other.note in told:
            told = told.replace(other.note, "", 1) if other.kind == version.kind or other.note != told else told
    return normal(told)


def ended(library: Library, id: str) -> Note | None:
    """Return the note that withdraws a section because the original has withdrawn it."""
    register = library.original.get(id)
    if not (register and (end := register.withdrawn) and is_gone(library, id)):
        return None
    return Note(end.where, end.reason, "major", (), (Text(id, end.where),), readable(library, end.see))


def is_gone(library: Library, id: str) -> bool:
    """Tell whether a section that the copy has published is no longer there, and nothing says so yet."""
    return id in library.registers and library.registers[id].withdrawn is None and id not in library.sections


def readable(library: Library, see: tuple[Text, ...]) -> tuple[Text, ...]:
    return tuple(id for id in see if id in library.sections)


class VersionOfOriginal(NamedTuple):
    """The name of a version of the original, and whether its words are those of the copy."""

    name: str
    is_same: bool


def based_on(library: Library, id: str) -> VersionOfOriginal | None:
    """Return what the newest version of a section of a copy is based on; None for what only the copy has."""
    register, known = library.registers[id], library.original.get(id)
    name = register.newest.original
    if not (known and name):
        return None
    version = dict(zip(known.names, known.versions, strict=True)).get(name)
    return VersionOfOriginal(name, version is not None and (version.title, version.text) == register.state().words)


def edition(library: Library) -> str:
    """Return the day of the newest entry of the original's register: the edition that a copy is based on."""
    registers = library.original.values()
    days = [str(version.date) for register in registers for version in register.versions]
    return max([*days, *(str(register.withdrawn.date) for register in registers if register.withdrawn)], default="")
