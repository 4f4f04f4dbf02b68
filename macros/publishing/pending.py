"""What is not in the register yet: the sections that are not as they were published, and the notes that say why."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from macros.content.headings import Section
from macros.handbook import references
from macros.handbook.library import Library
from macros.problems import Problem, did_you_mean
from macros.register.entries import Register, sources
from macros.register.notes import Note
from macros.register.section_text import State, normal

GONE = "Why it is gone"
WORDS = "[^.!?]{0,80}"  # that may stand where a link stood: no sentence of their own
# Ids, with what a sentence says before them if that is next to nothing: See [make-amends] [move-on].
LED = r"((?:^|(?<=[.!?\]]) )[A-Z]\w*(?: \w+){{0,2}})?(?: ?\[(?:{})\])+(\.?)"
NUMBER = re.compile(r"^\d+\. ")  # of an entry, which is counted anew
COMMAND = 'make record NOTE="What changed, and why"'


def state(library: Library, section: Section) -> State:
    """Return what a section is like now, in the form in which a version is kept."""
    text = library.texts.get(section.id, "")
    return State(normal(section.title), text, sources(references.of_text(library, text)), section.page)


def to_note(library: Library, name: str, *ids: str) -> str:
    """Return how somebody can say what has changed in sections, with and without a terminal, in a file of a name."""
    file = f"docs/{library.folders.notes}/{name}.yml"
    lines = f"note: What changed, and why   and   sections: [{', '.join(ids or [name])}]"
    return f"Run   {COMMAND}   or add a file   {file}   with the lines   {lines}"


def to_end(library: Library, command: str, id: str) -> str:
    """Return how somebody can say why something is gone, with and without a terminal."""
    run = f'make {command} ID={id} REASON="{GONE}" SEE=the-id-to-read-instead'
    lines = f"note: {GONE}   and   withdrawn: [{id}]"
    return f"   {run}   or add a file   docs/{library.folders.notes}/{id}.yml   with the lines   {lines}"


def is_settled(library: Library) -> bool:
    """Tell whether nothing seems to wait for the register, as far as is known before a page is rendered."""
    registers = library.registers
    pages = {id: registers[id].newest.page if id in registers else "" for id in library.sections}
    return not library.all_notes and all(pages[id] == section.page for id, section in library.sections.items())


@dataclass(frozen=True, repr=False)  # as of the handbook
class Pending:
    """What has to be written into the register of a handbook whose pages have been rendered."""

    library: Library
    notes: tuple[Note, ...]

    @cached_property
    def new(self) -> dict[str, Section]:
        """The sections that were never published. They need no note."""
        return {id: each for id, each in self.library.sections.items() if id not in self.library.registers}

    @cached_property
    def changed(self) -> dict[str, Section]:
        """The sections that say something else than their newest version, or cite it otherwise."""
        known = ((id, each, self.library.registers.get(id)) for id, each in self.library.sections.items())
        return {id: each for id, each, register in known if register and self.differs(each, register)}

    def differs(self, section: Section, register: Register) -> bool:
        kept = register.withdrawn is None and register.is_complete
        return kept and register.state().said != state(self.library, section).said

    @cached_property
    def moved(self) -> dict[str, Section]:
        """The sections in which nothing is new but the page. They need no note."""
        known = ((id, each, self.library.registers.get(id)) for id, each in self.library.sections.items())
        return {
            id: each
            for id, each, register in known
            if register and not register.withdrawn and id not in self.changed and register.newest.page != each.page
        }

    def notes_of(self, section: Section) -> list[Note]:
        """Return the notes that say what has changed in a section.

        They name it, or one within it that is new, has changed or has moved; or they name what it is in; or they
        withdraw what it held; or they name nothing; or they withdraw what it led to. One that was published with the
        section before, and came back with an old branch, is left out where there is another.
        """
        return self.about(section) or [note for note in self.notes if self.led_to(section, note)]

    def kind_of(self, section: Section) -> str:
        """Return whether a reader of a section may have to act otherwise; not for a link that is there no longer."""
        return "major" if any(note.kind == "major" for note in self.about(section)) else "minor"

    def about(self, section: Section) -> list[Note]:
        if not self.notes:
            return []
        library, inside = self.library, list(self.library.within(section))
        touched = {*self.new, *self.changed, *self.moved}
        within = [each for each in inside if each.id in touched]
        found = [note for note in self.notes if named(note, [section, *within])]
        above = ([note for note in self.notes if named(note, [other])] for other in library.above(section))
        found = found or next(filter(None, above), [])
        found += [note for note in self.notes if note not in found and self.held(section, note)]
        found = found or [note for note in self.notes if section.id in note.see]
        found = found or [note for note in self.notes if self.names_nothing(note, section)]
        register = library.registers.get(section.id)
        spent = {normal(version.note) for version in register.versions} if register else set()
        return [note for note in found if normal(note.note) not in spent] or found

    def names_nothing(self, note: Note, section: Section) -> bool:
        """Tell whether a note is of all that no other tells of; one of the original is not of a copy's own words."""
        is_theirs = section.id in self.library.own_sections and note in self.library.taken
        return not note.sections and not note.withdrawn and not is_theirs

    def is_of(self, id: str, notes: Collection[Note]) -> bool:
        """Tell whether some notes say what has changed in a section, or that it is withdrawn."""
        section = self.library.sections.get(id)
        return any(id in note.withdrawn or (section and note in self.notes_of(section)) for note in notes)

    def held(self, section: Section, note: Note) -> bool:
        """Tell whether a section held what a note withdraws."""
        register = self.library.registers.get(section.id)
        ends = [end for id in note.withdrawn if (end := self.library.registers.get(id))]
        return register is not None and any(
            end is not register
            and (
                end.newest.text in register.newest.text
                if end.newest.text
                else f"# {end.newest.title}" in register.newest.text
            )
            for end in ends
        )

    def led_to(self, section: Section, note: Note) -> bool:
        """Tell whether a section has changed only where it led to what a note withdraws.

        There a few words stand instead, or an entry of a list that began so is gone: all else says what it said.
        """
        register = self.library.registers.get(section.id)
        if register is None or not note.withdrawn:
            return False
        before, now = register.newest.text.splitlines(), self.library.texts.get(section.id, "").splitlines()
        found = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
        changed = [(before[a:b], now[c:d]) for what, a, b, c, d in found if what != "equal"]
        return bool(changed) and all(is_unled(old, new, note.withdrawn) for old, new in changed)

    @cached_property
    def without(self) -> list[Section]:
        """The changed sections that no note says anything of."""
        return [section for section in self.changed.values() if not self.notes_of(section)]

    @cached_property
    def without_innermost(self) -> list[Section]:
        """Those of them that hold no other: a note of these is one of all."""
        ids = {section.id for section in self.without}
        return [each for each in self.without if not any(o.id in ids for o in self.library.within(each))]

    def innermost(self, chosen: Iterable[Section]) -> list[str]:
        """Return the ids of what a note has to name to be one of all that is chosen: what has changed furthest in."""
        pending = {**self.new, **self.changed}
        families = [[section, *self.library.within(section)] for section in chosen]
        found = [each for family in families for each in family if each.id in pending]
        return list(
            dict.fromkeys(str(each.id) for each in found if not any(o.id in pending for o in self.library.within(each)))
        )

    @cached_property
    def unused(self) -> dict[Note, list[Problem]]:
        """The notes that are of nothing that has changed, and what is wrong with each."""
        library, touched = self.library, {*self.new, *self.changed, *self.moved}
        used = [note for section in self.changed.values() for note in self.notes_of(section)]
        found: dict[Note, list[Problem]] = {}
        for note in (note for note in self.notes if not note.withdrawn and note not in library.taken):
            unknown = [id for id in note.sections if id not in library.sections and id not in library.registers]
            if unknown:
                what = 'there is no section "{}" for this note.{}'
                do = "Use the id of a heading, between { # and }, or of a page; or delete the file."
                found[note] = [
                    Problem(id.where, what.format(id, did_you_mean(id, library.sections)), do) for id in unknown
                ]
            elif note not in used and not touched.intersection(note.sections):
                what = "nothing has changed that this note is of, or another note says why."
                found[note] = [Problem(note.where, what, "Delete the file, or name what you have changed.")]
        return found


def named(note: Note, sections: Iterable[Section]) -> bool:
    return any(section.id in note.sections for section in sections)


def is_unled(old: Sequence[str], new: Sequence[str], ids: Sequence[str]) -> bool:
    """Tell whether lines are as before, but for words or nothing where they led to one of these ids.

    An entry that began so may be gone, with what it defined, and a sentence that said no more than "See" and an id.
    """
    led = re.compile(LED.format("|".join(map(re.escape, ids))))
    left, defined = list(new), False
    for line in (NUMBER.sub("", line) for line in old):
        found = [*led.finditer(line)]
        may_go = defined or bool(found and not found[0][1] and not line[: found[0].start()].strip(" -"))
        now = unled(line, found)
        if left and now.fullmatch(NUMBER.sub("", left[0])):
            left.pop(0)
            defined = False
        elif may_go or now.fullmatch(""):
            defined = bool(found and found[0][0] == line)
        else:
            return False
    return not left


def unled(line: str, found: Sequence[re.Match[str]]) -> re.Pattern[str]:
    """Return what a line may be when the ids that were found in it are gone."""
    pieces, at = [], 0
    for each in found:
        before, end = each[1] or "", each[2]
        whole = f"{re.escape(before)}{WORDS}{re.escape(end)}"
        is_sentence = before and (end or each.end() == len(line))
        pieces += [re.escape(line[at : each.start()]), f"(?:{whole})?" if is_sentence else whole]
        at = each.end()
    return re.compile("".join([*pieces, re.escape(line[at:])]))
