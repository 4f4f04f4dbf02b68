"""The commands for notes and for the register: what `make record`, `withdraw`, `undo`, `register` and `seals` do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import click
from mkdocs.exceptions import Abort, ConfigurationError

from macros import mkdocs_commands, texts_only
from macros.checks import note_prose
from macros.handbook import catalogue, loading, register_seal
from macros.handbook.library import Library
from macros.mkdocs_commands import stop
from macros.problems import TYPED, Problem
from macros.publishing import git, history, in_words, noting
from macros.publishing.base_branch import altered, compared_with, in_base
from macros.publishing.pending import Pending
from macros.publishing.record import Change, Recorder
from macros.register import notes, register_file
from macros.register.folders import folders_of
from macros.register.notes import Note

DAY = click.option("--date", "day", default=lambda: date.today().isoformat(), help="The day; today if left out.")
KIND = click.Choice(["", "major", "minor"])


@click.command()
@click.option("--note", default="", help="What changed, and why, for policy authors.")
@click.option("--kind", type=KIND, default="", help="minor: nobody has to act on it; major if nothing is said.")
@click.option("--id", "only", default="", help="Only this section, what is in it and what it is in.")
@DAY
def record(note: str, kind: str, only: str, day: str) -> None:
    """Say why every section that has changed is not as it was published; or say it in other words."""
    docs, library = handbook(day)
    kept = keeper(docs, library)
    done = kept.record(note, kind, only)
    finish(docs, library, done, day)
    if isinstance(done, noting.Notes) and done.new:
        for section, other in kept.told_otherwise(done):
            click.echo(in_words.told_otherwise(section, other))


@click.command()
@click.option("--id", required=True, help="The section that is withdrawn.")
@click.option("--reason", default="", help="Why, for those whose policy links to it.")
@click.option("--see", default="", help="The ids of the sections to read instead, with commas between them.")
@DAY
def withdraw(id: str, reason: str, see: str, day: str) -> None:
    """Say that a published section is gone, why, and what to read instead."""
    docs, library = handbook(day, withdrawing=True)
    others = [other.strip() for other in see.split(",") if other.strip()]
    done = Recorder(library, library.docs, day, in_base(docs, library)).withdrawal(id, reason, others)
    if isinstance(done, Problem):
        stop([done])
    elif isinstance(done, Change) and done.after is None:
        save(docs, [done])
        click.echo(f'"{id}" was never published, and is forgotten.')
    else:
        kept = keeper(docs, library)
        before = [note for note in kept.mine if id in note.withdrawn]
        new = kept.made(reason, "major", withdrawn=[id], see=others)
        finish(docs, library, kept.instead(before, [new]), day)


@click.command()
@click.option("--id", "only", default="", help="The section that the note is of.")
def undo(only: str) -> None:
    """Take back a note, or that a section is withdrawn, as long as it is not published. Nothing is built."""
    docs = Path(mkdocs_commands.settings().docs_dir)
    done = keeper(docs, loading.load(docs, catalogue.COMPONENTS)).undo(only)
    if isinstance(done, list):
        stop(done)
    else:
        write_notes(docs, done)


@click.command()
@click.option("--dry-run", is_flag=True, help="Write nothing, and show as Markdown what would be written.")
@DAY
def register(dry_run: bool, day: str) -> None:
    """Write into the register what the notes say, and delete them: what the main branch does before it publishes."""
    docs, library = handbook(day)
    completed = history.complete(docs, library, day)
    if isinstance(completed, Problem):
        stop([completed])
        return
    library.registers |= completed
    done = waiting(docs, library, library.all_notes, day)
    changes = [change for change in done if isinstance(change, Change)]
    if dry_run:
        click.echo(in_words.in_markdown(library, changes), nl=False)
    else:
        say(library, changes)
    stop(problem for problem in done if isinstance(problem, Problem))
    if dry_run:
        return
    if completed:
        save(docs, [Change(id, None, register) for id, register in completed.items()])
        click.echo(f"Completed from history with what their versions refer to: {len(completed)}.")
    save(docs, changes)
    for note in library.notes:
        (docs / note.name).unlink()
    click.echo(f"Written into the register: {len(changes)}." if changes else in_words.NOTHING)


@click.command()
def check() -> None:
    """Compare the register with the base branch: what is published there has to be here, unaltered."""
    docs = Path(mkdocs_commands.settings().docs_dir)
    base = compared_with(docs)
    if isinstance(base, str):
        click.echo(base)
        return
    if isinstance(base, Problem):
        stop([base])
        return
    stop(altered(docs, base))
    click.echo(f"The register keeps all that {base.name} has published.")


@click.command()
def seals() -> None:
    """List the digest of every entry of the register; the SHA-256 of the list is the seal of the register."""
    library = loading.load(Path(mkdocs_commands.settings().docs_dir), catalogue.COMPONENTS)
    stop(library.problems)
    click.echo(register_seal.listing(library), nl=False)


COMMANDS = (record, withdraw, undo, register, check, seals)


def handbook(day: str, withdrawing: bool = False) -> tuple[Path, Library]:
    """Return the folder of the pages, and the handbook with the text of every section as a build renders it.

    What is to be withdrawn is gone already: that alone is then no mistake.
    """
    if not register_file.is_day(day):
        raise click.BadParameter("write it like this: 2026-11-22", param_hint="--date")
    try:
        config = mkdocs_commands.settings(strict=True)
        build = texts_only.render(config, withdrawing)
    except (Abort, ConfigurationError) as error:
        click.echo(f"{error}\nNothing was written: mend this first.", err=True)
        sys.exit(1)
    library = build.library
    library.registers |= {change.id: change.before for change in build.unwritten if change.before}
    return Path(config.docs_dir), library


def waiting(docs: Path, library: Library, told: Iterable[Note], day: str) -> list[Change | Problem]:
    """Return all that some notes would bring into the register, and why some of it cannot be."""
    recorder = Recorder(library, library.docs, day, in_base(docs, library))
    told = list(told)
    return [*recorder.versions(told), *recorder.ends(told)]


def keeper(docs: Path, library: Library) -> noting.NoteKeeper:
    return noting.NoteKeeper(library, not_in_base(docs))


def not_in_base(docs: Path) -> Callable[[Note], bool]:
    branch = git.base(docs)
    return lambda note: branch is None or git.show(docs, branch, note.name) is None


def write_notes(docs: Path, done: noting.Notes) -> None:
    """Write and delete what a command has made of the notes."""
    for note in done.gone:
        (docs / note.name).unlink()
        click.echo(f"{note.where.file} is deleted. It said: {note.note}")
    for note in done.new:
        (docs / note.name).parent.mkdir(parents=True, exist_ok=True)
        (docs / note.name).write_text(notes.write(note), "utf-8", newline="\n")
        click.echo(f"{note.where.file} says so: commit it with your change. To take it back, delete it.")


def finish(docs: Path, library: Library, done: noting.Notes | list[Problem], day: str) -> None:
    """Show what will come into the register of the notes that a command leaves, and write these."""
    if isinstance(done, list):
        stop(done)
        return
    stop(problem for note in done.new for problem in note_prose.of_text(library, note.note, TYPED))
    recorder = Recorder(library, library.docs, day, in_base(docs, library))
    stop(filter(None, map(recorder.missing, library.sections.values())))
    found = [each for each in (*recorder.every(done.kept), *recorder.ends(done.kept)) if isinstance(each, Change)]
    pending = Pending(library, done.kept)
    now = [change for change in found if pending.is_of(change.id, done.new)] if done.new else found
    say(library, now)
    write_notes(docs, done)
    if others := [change.id for change in found if change not in now]:
        click.echo(in_words.others(others))
    if lacking := pending.without_innermost:
        click.echo(in_words.lacking(lacking))
    elif not found:
        click.echo(in_words.NOTHING)


def say(library: Library, changes: Iterable[Change]) -> None:
    for line in in_words.for_terminal(library, changes):
        click.echo(line)


def save(docs: Path, changes: Iterable[Change]) -> None:
    """Write the registers of sections."""
    for change in changes:
        path = docs / folders_of(docs).register / f"{change.id}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        if change.content is None:
            path.unlink()
        else:
            path.write_text(change.content, "utf-8", newline="\n")
