"""The commands for a copy that an organisation has made its own: what `make adopt` and `make leave-out` do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from macros import mkdocs_commands
from macros.components.guide import Contact, reachable
from macros.content.yaml_reader import Text, read_text
from macros.handbook import catalogue, leaving_out, loading, organisation
from macros.handbook.library import Library
from macros.mkdocs_commands import stop
from macros.problems import TYPED, Problem, Where
from macros.publishing.noting import Notes
from macros.register import notes
from macros.register.folders import COPY, ORIGINAL
from macros.register.section_text import normal
from macros.register_commands import write_notes

MEANS = f"""\
This handbook is now a copy of your own.

- All that is yours stands below   docs/_own   where the original never has anything, so taking in what is new there
  (git pull of the original) and what you write do not meet.
- It has a register of its own, docs/{COPY.register}, which begins with the first   make register   : each section keeps
  its id, and its first version is of that day. The versions before are the original's: links to them go there.
- docs/{ORIGINAL.register} stays as it came, and is only read: it tells which edition yours is based on, and why a
  section has changed that you have not touched.
"""
LEFT = """\
Left to do by hand:
- Commit   docs/_own   and publish: on GitHub, Settings, Pages, Source: GitHub Actions. The workflow then runs
  make register   by itself; elsewhere run   make register   and   make build.
- Put your logo and a picture for pages that are shared into   docs/_own   and name them in   organisation.yml   ."""
WHERE = "- Say where it is published, as   address:   in   organisation.yml   unless GitHub Pages gives it its address."

ASKED = {
    "nation": "Where do you work: england, wales, scotland or northern-ireland (with commas, where in several)",
    "body": "What are you: force, council, fire or other",
    "address": "At which address is yours published, such as https://handbook.anytown.example/",
    "original": "At which address is the original published",
    "report": "To which email address or page is a mistake reported",
    "colour": "Which colour do you have, such as #16244a",
}
SEVERAL = ("nation",)


@click.command()
@click.option("--name", default="", help="What the handbook is called from now on.")
@click.option("--from", "source", type=click.Path(dir_okay=False, path_type=Path), help="A file that says all of it.")
def adopt(name: str, source: Path | None) -> None:
    """Make this copy of the handbook an organisation's own; asks for what is not given, and writes each answer."""
    docs = Path(mkdocs_commands.settings().docs_dir)
    file = docs / organisation.FILE
    if not file.exists():
        library = loading.load(docs, catalogue.COMPONENTS)
        text = given(source) if source else begun(name or click.prompt("What is the handbook called"))
        stop(problems_of(text, str(source or organisation.FILE)))
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
        click.echo(MEANS)
        if not (source or name):
            ask(file, library)
    elif name or source:
        what = f"{docs.name}/{organisation.FILE} is there already, and nothing is written over it."
        stop([Problem(TYPED, what, "Change it there, or delete it first.")])
    library = loading.load(docs, catalogue.COMPONENTS)
    stop(problem for problem in library.problems if problem.where.file == f"{docs.name}/{organisation.FILE}")
    lines = [] if library.organisation and library.organisation.address else [WHERE]
    lines += [f"- Say how to reach:   {', '.join(without)}." for without in [unreachable(library)] if without]
    click.echo("\n".join([LEFT, *lines]))


@click.command("leave-out")
@click.option("--id", required=True, help="The page, the section, the example, the checklist or the clause.")
@click.option("--reason", default="", help="Why, where it was published before.")
@click.option("--see", default="", help="The ids of the sections to read instead, with commas between them.")
def leave_out(id: str, reason: str, see: str) -> None:
    """Leave something of the original out of a copy, with all that is in it; what was published is withdrawn."""
    docs = Path(mkdocs_commands.settings().docs_dir)
    file, before = docs / organisation.FILE, loading.load(docs, catalogue.COMPONENTS)
    if before.organisation is None:
        stop([Problem(TYPED, "this handbook is no copy of your own.", "Run   make adopt   first.")])
    stop(before.problems)
    text = file.read_text("utf-8")
    file.write_text(leaving_out.added(text, id), "utf-8", newline="\n")
    after = loading.load(docs, catalogue.COMPONENTS)
    wrong = [*after.problems]
    gone = [kept for kept in after.registers if kept in before.sections and kept not in after.sections]
    if gone and not normal(reason):
        do = f'Say it:   make leave-out ID={id} REASON="Why it is gone" SEE=the-id-to-read-instead'
        wrong.append(Problem(TYPED, f"nothing says why what was published is left out: {', '.join(gone)}.", do))
    others = [Text(other.strip(), Where("", 0)) for other in see.split(",") if other.strip()]
    wrong += [problem for other in others for problem in after.problems_of_section(other, TYPED)]
    if wrong:
        file.write_text(text, "utf-8", newline="\n")
        stop(wrong)
    more = [left for left, title in after.left_out.ids.items() if title and left not in before.left_out.ids]
    click.echo(f"Left out: {', '.join(more) or 'nothing more'}.")
    if gone:
        note = notes.made(docs.name, reason, "major", withdrawn=gone, see=others, folder=after.folders.notes)
        write_notes(docs, Notes((), (note,)))


COMMANDS = (adopt, leave_out)


def given(source: Path) -> str:
    text, problems = read_text(source, source.as_posix())
    stop(problems)
    return text


def problems_of(text: str, file: str) -> list[Problem]:
    return organisation.read(text, file)[2]


def begun(name: str) -> str:
    return f"name: {json.dumps(name.strip(), ensure_ascii=False)}\n"


def ask(file: Path, library: Library) -> None:
    """Ask what else it says of itself, and how to reach each contact.

    What is typed is in the file before the next question.
    """
    click.echo("Press Enter for what you do not know or do not have.")
    for key, called in ASKED.items():
        while typed := click.prompt(called, default="", show_default=False).strip():
            value = [each.strip() for each in typed.split(",")] if key in SEVERAL else typed
            text = file.read_text("utf-8") + f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
            if not (wrong := problems_of(text, organisation.FILE)):
                file.write_text(text, "utf-8", newline="\n")
                break
            click.echo(f"{wrong[0].what} {wrong[0].do}")
    click.echo("How can each of these be reached?")
    text = file.read_text("utf-8") + f"{organisation.CONTACTS}:\n"
    for id, contact in library.all(Contact).items():
        said = "".join(answers(contact))
        if said:
            text += f"  {id}:\n{said}"
            file.write_text(text, "utf-8", newline="\n")


def answers(contact: Contact) -> Iterator[str]:
    """Yield the lines of what is typed, which is asked for again where it is neither a number nor an address."""
    for key, called in (("phone", "telephone"), ("email", "email")):
        while typed := click.prompt(f"{contact.role}, {called}", default="", show_default=False).strip():
            own = organisation.OwnContact(contact.where, **{key: Text(typed, Where("", 0))})
            if not (wrong := list(reachable("", organisation.over(contact, own)))):
                yield f"    {key}: {json.dumps(typed, ensure_ascii=False)}\n"
                break
            click.echo(f"{wrong[0].what} {wrong[0].do}")


def unreachable(library: Library) -> list[str]:
    return [id for id, contact in library.all(Contact).items() if not (contact.phone or contact.email)]
