"""What `make record`, `make withdraw` and `make undo` do with the notes: each writes or deletes files of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from macros.content.headings import Section
from macros.content.yaml_reader import Text
from macros.handbook.library import Library
from macros.problems import TYPED, Problem, did_you_mean, shown
from macros.publishing.pending import Pending, to_note
from macros.register.notes import COPIED, SAY, Note, is_example, made
from macros.register.section_text import normal


@dataclass(frozen=True)
class Notes:
    """The notes as they will be: those that are `kept`, among them what is `new`, and what each new one replaces."""

    kept: tuple[Note, ...]
    new: tuple[Note, ...] = ()
    gone: tuple[Note, ...] = ()


@dataclass(frozen=True)
class NoteKeeper:
    """The notes at hand. `is_mine` tells those apart that the base branch has, which are no longer to be changed."""

    library: Library
    is_mine: Callable[[Note], bool]

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.library.all_notes

    @property
    def mine(self) -> list[Note]:
        return [note for note in self.library.notes if self.is_mine(note)]

    def instead(self, gone: Iterable[Note], new: Iterable[Note]) -> Notes:
        gone, new = tuple(gone), tuple(new)
        kept = (note for note in self.notes if note not in gone and note.name not in {each.name for each in new})
        return Notes((*kept, *new), new, tuple(note for note in gone if note.name not in {each.name for each in new}))

    def made(self, note: str, kind: str, ids: Iterable[str] = (), **ends: Sequence[str]) -> Note:
        """Return a note in the folder of this handbook."""
        library = self.library
        return made(library.docs, note, kind, [*ids], folder=library.folders.notes, **ends)

    def record(self, note: str, kind: str, only: str) -> Notes | list[Problem]:
        """Say why something has changed: what has no note gets this one, and otherwise it takes the place of another.

        With `only`, it is about this section, what is in it and what it is in. Without a note or a kind, those stay.
        """
        library, note = self.library, normal(note)
        if is_example(note):
            return [Problem(TYPED, COPIED.format(shown(note)), SAY)]
        if only and only not in library.sections:
            what = f'there is no section "{only}".{did_you_mean(only, library.sections)}'
            return [Problem(TYPED, what, "Give the id of a section or a page:   ID=make-amends")]
        pending = Pending(library, self.notes)
        spare = [each for each in self.mine if each in pending.unused]
        family = set(library.sections)
        if only:
            section = library.sections[only]
            family = {each.id for each in (*library.above(section), section, *library.within(section))}
        changed = [section for section in pending.changed.values() if section.id in family]
        lacking = [section for section in pending.without if section.id in family]
        if lacking and not note:
            what = 'the {} "{}" has changed, and a note has to say how.'
            told = [section for section in lacking if section in pending.without_innermost]
            return [
                Problem(each.id.where, what.format(each.called, each.id), to_note(library, each.id)) for each in told
            ]
        if note:  # of what is new, none is needed
            lacking += [each for each in pending.new.values() if each.id in family and not pending.notes_of(each)]
        if lacking:
            ids = [id for id in pending.innermost(lacking) if id in family]
            return self.instead(spare, [self.made(note, kind or "major", ids)])
        innermost = [id for id in pending.innermost(changed) if id in family]
        return self.replaced(note, kind, innermost if only else [], spare)

    def replaced(self, note: str, kind: str, only: list[str], spare: list[Note]) -> Notes | list[Problem]:
        """Give a note, or what is said of the sections `only`, other words or another kind."""
        old = [each for each in self.mine if each not in spare and (not only or set(only) & {*each.sections})]
        if not old or not (note or kind):
            return self.instead(spare, ())
        if len(old) > 1 and not only:
            listed = "   ".join(f"{each.where.file} ({', '.join([*each.sections, *each.withdrawn])})" for each in old)
            do = f"To give one other words, name its section with   ID=make-amends   or change the file:   {listed}"
            return [Problem(TYPED, f"all that has changed has a note already, one of {len(old)}.", do)]
        first = old[0]
        ids = only or [*first.sections]
        new = [
            self.made(note or first.note, kind or first.kind, ids, withdrawn=first.withdrawn, see=first.see),
        ]
        for each in old:
            if rest := [id for id in each.sections if id not in ids]:
                new.append(replace(each, sections=tuple(Text(id, each.where) for id in rest)))
        return self.instead([*spare, *old], new)

    def undo(self, only: str) -> Notes | list[Problem]:
        """Take back the note about a section, or the only one that there is."""
        found = [each for each in self.mine if not only or only in (*each.sections, *each.withdrawn, each.where.file)]
        if len(found) == 1:
            return self.instead(found, ())
        if not found:
            return [
                Problem(TYPED, "there is no such note that is not published yet.", "There is nothing to take back.")
            ]
        listed = "   ".join(f"{each.where.file} ({', '.join([*each.sections, *each.withdrawn])})" for each in found)
        do = f"Name one with   ID=make-amends   or delete its file:   {listed}"
        return [Problem(TYPED, f"there are {len(found)} notes that could be taken back.", do)]

    def told_otherwise(self, done: Notes) -> list[tuple[Section, Note]]:
        """Return the sections that have changed and of which no new note is, each with the note of one's own it has."""
        pending = Pending(self.library, done.kept)
        changed = pending.changed
        found = [changed[id] for id in pending.innermost(changed.values()) if id in changed]
        told = ((section, pending.notes_of(section)) for section in found)
        return [
            (section, notes[0]) for section, notes in told if {*notes} & {*self.mine} and not {*notes} & {*done.new}
        ]
