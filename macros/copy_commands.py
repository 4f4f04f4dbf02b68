"""The commands for a copy that an organisation has made its own: what `make adopt` and `make leave-out` do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from macros import mkdocs_commands
from macros.components.guide import Contact, reachable
from macros.components.networks import Network
from macros.content.schema import as_id
from macros.content.yaml_reader import Text, read_text
from macros.handbook import catalogue, leaving_out, loading, organisation
from macros.handbook.library import Library
from macros.mkdocs_commands import stop
from macros.problems import TYPED, Problem, Where
from macros.publishing import version_checks
from macros.publishing.noting import Notes
from macros.register import notes
from macros.register.folders import COPY, ORIGINAL
from macros.register.section_text import normal
from macros.register_commands import write_notes

MEANS = f"""\
This handbook is now a copy of your own.

- All that is yours stands below   docs/_own   where the original never has anything, so what you write and what is
  new there do not meet:   .github/ADOPTING.md   says how to take that in.
- It has a register of its own, docs/{COPY.register}, which begins with the first   make register   : each section keeps
  its id, and its first version is of that day. The versions before are the original's: links to them go there.
- docs/{ORIGINAL.register} stays as it came, and is only read: it tells which edition yours is based on, and why a
  section has changed that you have not touched.
"""
LEFT = """\
Left to do by hand:
- Commit   docs/_own   and publish: on GitHub, Settings, Pages, Source: GitHub Actions. The workflow then runs
  make register   by itself; elsewhere run   make register   and   make build.
- Put your logo and a picture for pages that are shared into   docs/_own   and name them in   organisation.yml   .
- What else can stand in that file is told in   .github/ADOPTING.md"""
BROKEN_OFF = f"What you have typed is in   docs/{organisation.FILE}   . Run   make adopt   again to go on."
WHERE = "- Say where it is published, as   address:   in   organisation.yml   unless GitHub Pages gives it its address."

ASKED = {
    "nation": "Where do you work: england, wales, scotland or northern-ireland (with commas, where in several)",
    "body": "What are you: force, council, fire or other",
    "networks": "Which networks do you use, of {networks} (with commas; all where you press Enter)",
    "address": "At which address is yours published, such as https://handbook.anytown.example/",
    "original": "At which address is the original published",
    "report": "To which email address or page is a mistake reported",
    "colour": "Which colour do you have, such as #16244a",
}
SEVERAL = ("nation", "networks")
IDS = (*SEVERAL, "body")  # whatever letters they are typed in
ADDRESSES = ("address", "original")


@click.command()
@click.option("--name", default="", help="What the handbook is called from now on.")
@click.option("--from", "source", type=click.Path(dir_okay=False, path_type=Path), help="A file that says all of it.")
def adopt(name: str, source: Path | None) -> None:
    """Make this copy of the handbook an organisation's own; asks for what is not given, and writes each answer."""
    docs = Path(mkdocs_commands.settings().docs_dir)
    file = docs / organisation.FILE
    if not file.exists():
        text = given(source) if source else begun(name or click.prompt("What is the handbook called"))
        stop(problems_of(text, str(source or organisation.FILE)))
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
        if source and (wrong := wrong_in(docs)):
            file.unlink()
            stop(replace(problem, where=Where(str(source), problem.where.line)) for problem in wrong)
        click.echo(MEANS)
    elif name or source:
        what = f"{docs.name}/{organisation.FILE} is there already, and nothing is written over it."
        stop([Problem(TYPED, what, "Change it there, or delete it first.")])
    stop(wrong_in(docs))
    if not (source or name):
        try:
            ask(file, loading.load(docs, catalogue.COMPONENTS))
        except click.Abort:
            click.echo(f"\n{BROKEN_OFF}")
            raise
    library = loading.load(docs, catalogue.COMPONENTS)
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
    if id not in before.left_out.roots.values():
        file.write_text(leaving_out.added(text, id), "utf-8", newline="\n")
    after = loading.load(docs, catalogue.COMPONENTS)
    wrong = [replace(problem, where=TYPED) if is_of(docs, problem) else problem for problem in after.problems]
    gone = [] if any(id in note.withdrawn for note in after.notes) else leaving_out.published(after).get(id, [])
    if gone and not normal(reason):
        wrong.append(version_checks.unsaid(after, Text(id, TYPED), len(gone)))
    others = [Text(other.strip(), TYPED) for other in see.split(",") if other.strip()]
    wrong += [problem for other in others for problem in after.problems_of_section(other, TYPED)]
    if wrong:
        file.write_text(text, "utf-8", newline="\n")
        stop(wrong)
    more = [left for left, title in after.left_out.ids.items() if title and left not in before.left_out.ids]
    click.echo(f"Left out: {', '.join(more) or 'nothing more'}.")
    if gone:
        note = notes.made(docs.name, reason, "major", withdrawn=[id], see=others, folder=after.folders.notes)
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


def is_of(docs: Path, problem: Problem) -> bool:
    """Tell whether something is wrong in the file of the organisation."""
    return problem.where.file == f"{docs.name}/{organisation.FILE}"


def wrong_in(docs: Path) -> list[Problem]:
    """Return what is wrong in the file of the organisation, beside the whole handbook."""
    return [problem for problem in loading.load(docs, catalogue.COMPONENTS).problems if is_of(docs, problem)]


def ask(file: Path, library: Library) -> None:
    """Ask what the file does not say yet of the organisation, and how to reach each contact where it says nothing.

    What is typed is in the file before the next question.
    """
    said = {line.partition(":")[0] for line in file.read_text("utf-8").splitlines()}
    networks = ", ".join(library.of(Network).places)
    click.echo("Press Enter for what you do not know or do not have.")
    for key, called in ASKED.items():
        question = called.format(networks=networks)
        while key not in said and (typed := click.prompt(question, default="", show_default=False).strip()):
            value = meant(key, typed)
            text = f"{file.read_text('utf-8').rstrip()}\n{key}: {json.dumps(value, ensure_ascii=False)}\n"
            own, _, wrong = organisation.read(text, organisation.FILE)
            wrong += leaving_out.unknown_networks(library, own.networks) if own else ()
            if not wrong:
                file.write_text(text, "utf-8", newline="\n")
                break
            click.echo(f"{wrong[0].what} {wrong[0].do}")
    if organisation.CONTACTS not in said:
        ask_contacts(file, library)


def meant(key: str, typed: str) -> str | list[str]:
    """Return the value that is meant by what somebody typed for a key."""
    if key in SEVERAL:
        return [as_id(each) for each in typed.split(",") if as_id(each)]
    if key in ADDRESSES:
        return organisation.as_address(typed) or typed
    return as_id(typed) if key in IDS else typed


def ask_contacts(file: Path, library: Library) -> None:
    click.echo("How can each of these be reached?")
    text = f"{file.read_text('utf-8').rstrip()}\n{organisation.CONTACTS}:\n"
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
