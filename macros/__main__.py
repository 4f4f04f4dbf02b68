"""The command line: what `make build`, `words` and `due` do, and the commands for the register."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import CalledProcessError

import click

from macros import copy_commands, mkdocs_commands, register_commands, texts_only
from macros.components.editions import size
from macros.content import conflicts
from macros.editions import every_edition
from macros.handbook import catalogue, loading, review_dates
from macros.mkdocs_commands import settings, stop
from macros.output import review_calendar, search_index
from macros.problems import TYPED, Problem, Where, long_dash, shown
from macros.publishing import git, joining

LONG = 25  # words: a sentence that `make words` shows, though it is allowed


@click.group()
def main() -> None:
    """Keep the register of published sections, and the dates of reviews."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")


for command in (*register_commands.COMMANDS, *copy_commands.COMMANDS):
    main.add_command(command)


@main.command()
def build() -> None:
    """Write the handbook to site/; any mistake fails."""
    mkdocs_commands.build()


@main.command()
def preview() -> None:
    """Write the handbook to site/ whatever is wrong with it, with each mistake shown where it is."""
    mkdocs_commands.preview()


@main.command()
def editions() -> None:
    """Make of the site in site/ the editions for paper, e-readers and file shares, in site/editions/."""
    site, day = Path(settings().site_dir), review_dates.today().isoformat()
    if not (site / "index.html").is_file():
        stop([Problem(Where("site/index.html", 1), "the handbook has not been built.", "Run   make build   first.")])
    if missing := every_edition.missing():
        what = f"the editions cannot be made, because a library is missing: {missing}"
        do = "Run   make editions   which brings all but Pango, on Debian the package libpangoft2-1.0-0."
        stop([Problem(Where("pyproject.toml", 1), what, do)])
    for path in every_edition.write(site, day):
        click.echo(f"{path.relative_to(site.parent)}: {size(path.stat().st_size)}")


@main.command()
@click.option("--dev-addr", "address", help="The address, such as 127.0.0.1:8000; if it is taken, the next is.")
def serve(address: str | None) -> None:
    """Show the handbook in a browser, and follow every change."""
    mkdocs_commands.serve(address)


@main.command()
def words() -> None:
    """Report the words, the length of the sentences and the reading grade of each page."""
    build = texts_only.render(settings(strict=False))
    click.echo(f"{'page':40}{'words':>7}{'sentences':>11}{'longest':>9}{'grade':>7}")
    for page, measured in build.measures.items():
        counts = f"{measured.words:>7}{len(measured.sentences):>11}{measured.longest:>9}"
        click.echo(f"{page:40}{counts}{measured.grade:>7.1f}")
        for count, sentence in measured.sentences:
            if count > LONG:
                click.echo(f"    {count} words: {sentence}")


@main.command()
@click.argument("query")
def search(query: str) -> None:
    """Show what the search finds for some words, and where it found them."""
    build = texts_only.render(settings(strict=False))
    index = search_index.data(build.library, build.findable)
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
    library = loading.load(Path(settings().docs_dir), catalogue.COMPONENTS)
    stop(library.problems)
    listed = review_calendar.due(library, review_dates.today(), days)
    click.echo(listed or f"Nothing is due within {days} days.")
    sys.exit(1 if listed else 0)


@main.command()
@click.option("--at", default="", help="Where it begins, as the message says it: docs/a.md:12")
@click.option("--keep", type=click.Choice(conflicts.KEEP), required=True, help="Which of the two texts.")
def resolve(at: str, keep: str) -> None:
    """End what Git could not join in a file: keep the first of the two texts, the second, or both."""
    file, _, line = at.rpartition(":")
    path = Path(file)
    if not (path.is_file() and line.isdecimal()):
        stop([Problem(TYPED, f'"{shown(at)}" is no line of a file.', joining.PLACE)])
    files = joining.joined(path, file, int(line), keep)
    if isinstance(files, Problem):
        stop([files])
        return
    for each, text in files.items():
        each.write_text(text, "utf-8", newline="\n")
        if not any(conflicts.problems(text, file)):
            git.git(each.parent, "add", "--", each.name)
    apart = "".join(f" The second is a note of its own, in {each.as_posix()}." for each in list(files)[1:])
    left = [problem.where.line for problem in conflicts.problems(files[path], file)]
    more = f"Still to be joined: line {', '.join(map(str, left))}." if left else joining.next_step(Path())
    click.echo(f"{file}: kept {keep}.{apart} {more}")


def dashes(arguments: list[str]) -> Iterator[Problem]:
    """Find the options that a word processor has given a longer dash."""
    for typed in arguments:
        if long_dash(typed[:2]):
            what = f'"{shown(typed)}" is no option.{long_dash(typed[:2])}'
            option = typed.lstrip("-\u2010\u2011\u2013\u2014\u2212")
            yield Problem(TYPED, what, f"Type   --{option}")


if __name__ == "__main__":
    stop(dashes(sys.argv[1:]))
    main(prog_name="python -m macros")
