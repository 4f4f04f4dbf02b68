"""What `make register` writes into the register.

A version that the base branch does not have yet is not published: another change on its day becomes part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from macros.content.headings import Section
from macros.content.yaml_reader import Text
from macros.handbook import references
from macros.handbook.library import Library
from macros.problems import TYPED, Problem, Where, did_you_mean, shown
from macros.publishing.pending import Pending, state, to_note
from macros.register.entries import Register, Version, Withdrawal
from macros.register.notes import COPIED, SAY, Note, is_example
from macros.register.references import written
from macros.register.register_file import RESTORE, write
from macros.register.seals import seal, sha256
from macros.register.section_text import normal

FIRST = "First published."
APART = (
    "It has a permanent address of its own from now on. "
    'What it said before stands in the versions of the section "{title}", s/{id}/history/.'
)
MOVED = "No word has changed, only the place."


@dataclass(frozen=True)
class Change:
    """What becomes of the register of one section: None before the first version, or where nothing is left of it."""

    id: str
    before: Register | None
    after: Register | None

    @property
    def content(self) -> str | None:
        return write(self.after) if self.after else None


@dataclass(frozen=True)
class Recorder:
    """What is recorded, and when. `in_base` gives how many versions of a section are published in the base branch."""

    library: Library
    docs: str
    day: str
    in_base: Callable[[str], int]

    def file(self, id: str) -> str:
        """Return the file of a register, as messages show it."""
        return f"{self.docs}/{self.library.folders.register}/{id}.yml"

    def versions(self, notes: Sequence[Note]) -> list[Change] | list[Problem]:
        """Return a change for each section that is new, changed or moved, or why there cannot be one."""
        done = list(self.every(notes))
        found = [change for change in done if isinstance(change, Problem)]
        return found or [change for change in done if isinstance(change, Change)]

    def every(self, notes: Sequence[Note]) -> Iterator[Change | Problem]:
        """Yield the change of each section, or why there cannot be one: once, for what is furthest in."""
        pending = Pending(self.library, tuple(notes))
        done = [(section, self.version(section, pending)) for section in self.library.sections.values()]
        wrong = {section.id for section, each in done if isinstance(each, Problem)}
        for section, each in done:
            is_told = each and section.id in wrong and any(o.id in wrong for o in self.library.within(section))
            if each and not is_told:
                yield each

    def ends(self, notes: Sequence[Note]) -> Iterator[Change | Problem]:
        """Yield the change that withdraws each section of which a note says so, or why there cannot be one."""
        told = {str(id): (id, note) for note in reversed(notes) for id in note.withdrawn}
        for id, note in told.values():
            if (register := self.library.registers.get(id)) and register.withdrawn:
                continue
            done = self.withdrawal(id, note.note, list(note.see))
            yield replace(done, where=id.where).hiding(id) if isinstance(done, Problem) else done

    def version(self, section: Section, pending: Pending) -> Change | Problem | None:
        now, at = state(self.library, section), section.id.where
        register = self.library.registers.get(section.id)
        if register is None:
            return self.missing(section) or self.change(section, None, (), "major", self.first_note(section))
        if register.withdrawn or register.state() == now:
            return None
        if self.day < register.newest.date:
            newest = register.newest.date
            what = f'the {section.called} "{section.id}" already has a version of {newest}, which is after {self.day}.'
            return Problem(at, what, "Is the clock of this computer right?")
        notes = pending.notes_of(section)
        return self.another(
            section, register, pending.kind_of(section), " ".join(dict.fromkeys(normal(note.note) for note in notes))
        )

    def missing(self, section: Section) -> Problem | None:
        """Say that the register of a section was lost, if the base branch has it."""
        if section.id in self.library.registers or not self.in_base(section.id):
            return None
        what = f'what was published of the {section.called} "{section.id}" is missing here.'
        return Problem(section.id.where, what, RESTORE.format(file=self.file(section.id)))

    def first_note(self, section: Section) -> str:
        """Return the note of a first version; what is no section may have been published as a part of one."""
        text = self.library.texts.get(section.id, "")
        for above in self.library.above(section) if section.of else ():
            if (register := self.library.registers.get(above.id)) and text in register.newest.text:
                return APART.format(title=register.newest.title, id=above.id)
        return FIRST

    def another(self, section: Section, register: Register, kind: str, note: str) -> Change | Problem:
        """Return the change that adds a version, or that makes one of two of the same day."""
        now, newest, kept = state(self.library, section), register.newest, register.versions
        if newest.date == self.day and self.in_base(section.id) < len(kept):
            kept = kept[:-1]
        was = register.state(len(kept) - 1) if kept else None
        if was == now:
            return Change(section.id, register, replace(register, versions=kept))
        if was and was.said == now.said:
            kind, note = "moved", MOVED
        elif not kept or register.state().said == now.said:
            kind, note = newest.kind, newest.note
        elif not note:
            at = section.id.where
            what = f'the {section.called} "{section.id}" has changed, and a note has to say how.'
            return Problem(at, what, to_note(self.library, section.id))
        elif len(kept) < len(register.versions):
            kind, note = together(newest, kind, note)
        if was and was.words == now.words and kind != "moved":
            kind = "source"
        return self.change(section, register, kept, kind, note)

    def change(
        self, section: Section, before: Register | None, kept: tuple[Version, ...], kind: str, note: str
    ) -> Change:
        title, text, _, page = state(self.library, section)
        at = section.id.where
        said = {"date": self.day, "note": note, "page": page, "title": title, "sha256": sha256(text), "seal": ""}
        typed = {name: Text(value, at) for name, value in said.items()}
        known = before.refers[len(kept) - 1] if before and kept else {}
        refers = written(each for each in references.of_text(self.library, text) if known.get(each.id) != each)
        of = Text(section.of, at) if section.of else None
        original, own = self.library.original.get(section.id), self.library.own_sections.get(section.id)
        base = (own and own.based_on) or (Text(original.names[-1], at) if original else None)
        version = Version(at, kind=kind, text=text, refers=refers, of=of, original=base, **typed)  # type: ignore[arg-type]
        later = before.completed if before else None
        if before and later:
            names = before.names[: len(kept)]
            later = replace(later, versions=tuple(of for of in later.versions if of.version in names))
        return Change(section.id, before, seal(section.id, Register(at, (*kept, version), None, later)))

    def withdrawal(self, id: str, reason: str, see: list[str]) -> Change | Problem:
        """Return the change that withdraws a section, or why it cannot be withdrawn."""
        library, reason = self.library, normal(reason)
        register, at = library.registers.get(id), Where(self.file(id), 1)
        if register is None:
            what = f'there is no section "{id}" in the register.{did_you_mean(id, library.registers)}'
            return Problem(TYPED, what, "Give the id of a section that was published:   ID=make-amends")
        if problem := next(self.problems_of_withdrawal(id, register, at), None):
            return problem
        if not self.in_base(id):
            return Change(id, register, None)
        if not reason or is_example(reason):
            what = COPIED.format(shown(reason)) if reason else f'nothing says why "{id}" is withdrawn.'
            do = f'Run   make withdraw ID={id} REASON="Why it is gone" SEE=the-id-to-read-instead'
            return Problem(TYPED, what, SAY if reason else do)
        if unknown := [other for other in see if other not in library.sections]:
            each = (f'"{id}" to read instead.{did_you_mean(id, library.sections)}' for id in unknown)
            what = "   ".join(f"there is no section {told}" for told in each)
            return Problem(TYPED, what, "Give ids of sections, with a comma between them:   SEE=make-amends,move-on")
        end = Withdrawal(at, Text(self.day, at), Text(reason, at), Text("", at), tuple(Text(o, at) for o in see))
        return Change(id, register, seal(id, replace(register, withdrawn=end)))

    def problems_of_withdrawal(self, id: str, register: Register, at: Where) -> Iterator[Problem]:
        if register.withdrawn:
            yield Problem(at, f'"{id}" was withdrawn on {register.withdrawn.date}.', "There is nothing left to do.")
        if section := self.library.sections.get(id):
            do = "Take it out of the page first, with its text, or move the text to another section."
            yield Problem(section.id.where, f'the {section.called} "{id}" is still here.', do)
        if self.day < register.newest.date:
            what = f'the {register.called} "{id}" has a version of {register.newest.date}, which is after {self.day}.'
            yield Problem(at, what, "Is the clock of this computer right?")


def together(newest: Version, kind: str, note: str) -> tuple[str, str]:
    """Return the kind and the note of a version that takes in the one before it, of the same day."""
    if newest.kind == "moved":
        return kind, note
    notes = newest.note if note in newest.note else f"{newest.note} {note}"
    return "major" if "major" in (newest.kind, kind) else "minor", notes
