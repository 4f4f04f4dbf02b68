"""The command line: what `make record`, `withdraw`, `words` and `due` do, and what `make test` asks."""

from __future__ import annotations

import logging
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from subprocess import CalledProcessError

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from macros import mkdocs_commands
from macros.build import Build, build_of
from macros.handbook import catalogue, loading, register_seal, review_dates
from macros.handbook.library import Library
from macros.output import review_calendar, search_index
from macros.problems import Problem, Where, long_dash, shown
from macros.publishing import history, record
from macros.publishing.base_branch import altered, compared_with, in_base
from macros.register import register_file

LONG = 25  # words: a sentence that `make words` shows, though it is allowed
DAY = click.option("--date", "day", default=lambda: date.today().isoformat(), help="The day; today if left out.")


@click.group()
def main() -> None:
    """Keep the register of published sections, and the dates of reviews."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")


@main.command("record")
@click.option("--note", default="", help="What changed, and why, for policy authors.")
@click.option("--kind", type=click.Choice(["major", "minor"]), default="major", help="minor: nobody has to act on it.")
@click.option("--id", "only", default="", help="Only this section, what is in it and what it is in.")
@DAY
def record_command(note: str, kind: str, only: str, day: str) -> None:
    """Write down every section that is new, changed or moved since its newest version."""
    docs, library = handbook(day)
    completed = history.complete(docs, library, day)
    if isinstance(completed, Problem):
        stop([completed])
        return
    library.registers |= completed
    done = record.Recorder(library, docs.name, day, in_base(docs, library)).versions(note, kind, only)
    changes = [change for change in done if isinstance(change, record.Change)]
    for line in record.in_words(library, changes):
        click.echo(line)
    stop(problem for problem in done if isinstance(problem, Problem))
    if completed:
        save(docs, [record.Change(id, None, register) for id, register in completed.items()])
        click.echo(f"Completed from history with what their versions refer to: {len(completed)}.")
    save(docs, changes)
    click.echo(f"Recorded: {len(changes)}." if changes else "Nothing to record: every section is as it was published.")


@main.command()
@click.option("--id", required=True, help="The section that is withdrawn.")
@click.option("--reason", default="", help="Why, for those whose policy links to it.")
@click.option("--see", default="", help="The ids of the sections to read instead, with commas between them.")
@DAY
def withdraw(id: str, reason: str, see: str, day: str) -> None:
    """Write down that a published section is gone, why, and what to read instead."""
    docs, library = handbook(day, withdrawing=True)
    others = [other.strip() for other in see.split(",") if other.strip()]
    done = record.Recorder(library, docs.name, day, in_base(docs, library)).withdrawal(id, reason, others)
    if isinstance(done, Problem):
        stop([done])
        return
    save(docs, [done])
    address = "Its address now says when, why and what to read instead."
    click.echo(f'"{id}" is withdrawn. {address}' if done.after else f'"{id}" was never published, and is forgotten.')


@main.command()
def build() -> None:
    """Write the handbook to site/; any mistake fails."""
    mkdocs_commands.build()


@main.command()
@click.option("--dev-addr", "address", help="The address, such as 127.0.0.1:8000; if it is taken, the next is.")
def serve(address: str | None) -> None:
    """Show the handbook in a browser, and follow every change."""
    mkdocs_commands.serve(address)


@main.command()
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


@main.command()
def seals() -> None:
    """List the digest of every entry of the register; the SHA-256 of the list is the seal of the register."""
    library = loading.load(Path(mkdocs_commands.settings().docs_dir), catalogue.COMPONENTS)
    stop(library.problems)
    click.echo(register_seal.listing(library), nl=False)


@main.command()
def words() -> None:
    """Report the words, the length of the sentences and the reading grade of each page."""
    config = rendered(strict=False)
    click.echo(f"{'page':40}{'words':>7}{'sentences':>11}{'longest':>9}{'grade':>7}")
    for page, measured in build_of(config).measures.items():
        counts = f"{measured.words:>7}{len(measured.sentences):>11}{measured.longest:>9}"
        click.echo(f"{page:40}{counts}{measured.grade:>7.1f}")
        for count, sentence in measured.sentences:
            if count > LONG:
                click.echo(f"    {count} words: {sentence}")


@main.command()
@click.argument("query")
def search(query: str) -> None:
    """Show what the search finds for some words, and where it found them."""
    index = search_index.data(build_of(rendered(strict=False)))
    try:
        (answers,) = search_index.ask(index, [query])
    except (OSError, CalledProcessError):
        what = "the search cannot be asked: Node or a package of it is not installed."
        stop([Problem(Where("package.json", 1), what, "Run   make serve   or   npm ci   first.")])
        return
    for number, answer in enumerate(answers, 1):
        some = "" if answer["whole"] else " (not every word)"
        click.echo(f"{number:>2}. {answer['id']}: {answer['title']}. {answer['kind']}, {answer['page']}{some}")
        for word, fields in answer["match"].items():
            click.echo(f"      {word}: {', '.join(fields)}")
    if not answers:
        do = "Add the words to   search:   in the data beside the page, or to docs/synonyms.yml"
        click.echo(f"Nothing is found.\n  {do}")


@main.command()
@click.option("--days", default=30, type=click.IntRange(min=0), help="How far to look ahead.")
def due(days: int) -> None:
    """List as Markdown what is due for a review or a check, and fail when something is. Nothing is built."""
    library = loading.load(Path(mkdocs_commands.settings().docs_dir), catalogue.COMPONENTS)
    stop(library.problems)
    listed = review_calendar.due(library, review_dates.today(), days)
    click.echo(listed or f"Nothing is due within {days} days.")
    sys.exit(1 if listed else 0)


def handbook(day: str, withdrawing: bool = False) -> tuple[Path, Library]:
    """Return the folder of the pages, and the handbook with the text of every section as a build renders it.

    What is to be withdrawn is gone already: that alone is then no mistake.
    """
    if not register_file.is_day(day):
        raise click.BadParameter("write it like this: 2026-11-22", param_hint="--date")
    try:
        config = rendered(strict=True, withdrawing=withdrawing)
    except (Abort, ConfigurationError) as error:
        click.echo(f"{error}\nNothing was written: mend this first.", err=True)
        sys.exit(1)
    return Path(config.docs_dir), build_of(config).library


def rendered(strict: bool, withdrawing: bool = False) -> MkDocsConfig:
    """Build as far as the text of every page, and keep no file; what was read is in the build of what is returned.

    Raises Abort where `strict` is asked for and something is wrong, which has been said by then.
    """
    with tempfile.TemporaryDirectory() as site:
        config = mkdocs_commands.settings(site_dir=site, strict=strict)
        config.extra["build"] = Build(texts_only=True, withdrawing=withdrawing)
        mkdocs_build(config)
    return config


def stop(problems: Iterable[Problem]) -> None:
    """End here with every problem said, if there is one; nothing has been written."""
    found = sorted(problems)
    for problem in found:
        click.echo(problem, err=True)
    if found:
        sys.exit(1)


def save(docs: Path, changes: list[record.Change]) -> None:
    for change in changes:
        path = docs / change.file
        path.parent.mkdir(exist_ok=True)
        if change.content is None:
            path.unlink()
        else:
            path.write_text(change.content, "utf-8", newline="\n")


def dashes(arguments: list[str]) -> Iterator[Problem]:
    """Find the options that a word processor has given a longer dash."""
    for typed in arguments:
        if long_dash(typed[:2]):
            what = f'"{shown(typed)}" is no option.{long_dash(typed[:2])}'
            option = typed.lstrip("-\u2010\u2011\u2013\u2014\u2212")
            yield Problem(Where("what was typed", 1), what, f"Type   --{option}")


if __name__ == "__main__":
    stop(dashes(sys.argv[1:]))
    main(prog_name="python -m macros")
