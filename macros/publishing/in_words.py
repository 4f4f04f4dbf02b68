"""What is about to be written into the register, word by word: for a terminal, and for a reviewer on GitHub."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from macros.content.headings import Section
from macros.handbook.library import Library
from macros.publishing.pending import COMMAND
from macros.publishing.record import Change
from macros.register.comparison import Row, compare, in_words
from macros.register.notes import Note

NOTHING = "Nothing waits for the register: every section is as it was published."
MORE = "\n\nThere is more, which is not shown.\n"
TAGS = {"del": ("<del>", "</del>"), "ins": ("<ins>", "</ins>")}
MOST = 60_000  # characters: GitHub cuts off no summary before 1 MB, and nobody reads more than this


def for_terminal(library: Library, changes: Iterable[Change]) -> Iterator[str]:
    """Yield the lines for a terminal; of what sections have in common, the first shows it."""
    shown: set[str] = set()
    for change in in_order(library, changes):
        yield f"{change.id}: {told(change)}"
        lines = [f"    {in_words(row)}" for row in rows(change)]
        yield from (line for line in lines if line not in shown)
        shown.update(lines)


def in_markdown(library: Library, changes: Iterable[Change]) -> str:
    """Return the same as Markdown, in which a word that is taken out or put in is marked."""
    parts, shown = ["## What goes into the register when this is merged", ""], set[str]()
    for change in in_order(library, changes):
        kept = change.after or change.before
        title = kept.newest.title if kept else change.id
        lines = [f"> {marked(row)}" for row in rows(change)]
        parts += [f"**{escaped(title)}** (`{change.id}`), {escaped(told(change))}", ""]
        if fresh := [line for line in lines if line not in shown]:
            parts += ["  \n".join(fresh), ""]
        shown.update(lines)
    text = "\n".join(parts if len(parts) > 2 else [NOTHING, ""])
    return (
        text if len(text) <= MOST else f"{text[:MOST].rpartition(chr(10))[0]}\n\nThere is more, which is not shown.\n"
    )


def lacking(sections: Iterable[Section]) -> str:
    """Return what else has changed, of which no note says why."""
    places = ", ".join(f"{section.id} ({section.id.where})" for section in sections)
    return f"No note says yet why these have changed: {places}.\n  Run   {COMMAND}   again, once for all of them."


def others(ids: Sequence[str]) -> str:
    """Return what waits besides what was just said."""
    many = f"{len(ids)} more wait" if len(ids) > 1 else "1 more waits"
    return f"And {many} for the register, of other notes: {', '.join(ids)}.\n  See them with   make pending"


def told_otherwise(section: Section, note: Note) -> str:
    """Return that a section has changed for the reason in another note than the one that is being written."""
    said = f'{section.id} keeps its note, in {note.where.file}: "{note.note}"'
    return f"{said}\n  If that does not say all that has changed there, change it."


def in_order(library: Library, changes: Iterable[Change]) -> list[Change]:
    """Return the changes of what is furthest within other sections first, and withdrawals last."""
    levels = {id: section.level for id, section in library.sections.items()}
    return sorted(changes, key=lambda change: -levels.get(change.id, 0))


def told(change: Change) -> str:
    """Return the version, the kind and the note of a change."""
    after, before = change.after, change.before
    if after is None or (before and not after.withdrawn and before.versions[:-1] == after.versions):
        return "as it was published; today's version is taken back"
    if after.withdrawn:
        see = f" Instead: {', '.join(after.withdrawn.see)}." if after.withdrawn.see else ""
        return f"{after.withdrawn.date}, withdrawn: {after.withdrawn.reason}{see}"
    return f"{after.names[-1]}, {after.kinds[-1]}: {after.newest.note}"


def rows(change: Change) -> list[Row]:
    """Return the lines that a change alters; of a first version, none: the page shows it."""
    after, before = change.after, change.before
    if after is None or after.withdrawn or len(after.versions) == 1:
        return []
    if before and after.versions == before.versions[:-1]:
        return []
    old, new = after.versions[-2:]
    found = compare(f"# {old.title}\n{old.text}", f"# {new.title}\n{new.text}")
    return [row for row in found if row.kind != "same"]


def marked(row: Row) -> str:
    return "".join(escaped(text).join(TAGS.get(kind, ("", ""))) for kind, text in row.pieces)


def escaped(text: str) -> str:
    """Return a text that GitHub shows as it stands, whatever somebody has typed."""
    plain = html.escape(text, quote=False)
    return "".join(f"\\{c}" if c in "\\`*_[]#|~!" else "&#64;" if c == "@" else c for c in plain)
