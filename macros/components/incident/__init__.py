"""The record of a mistake: a form to fill in by hand, which a script fills in along the way and keeps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.components.declaration import Component, Macro
from macros.components.place import Cited, Context, Place
from macros.components.templates import render
from macros.content.collection import EntryType
from macros.content.schema import example
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where, long_dash, shown

FILES_SCHEMA = "incident-1.schema.json"  # beside the pages


@dataclass(frozen=True)
class Duty:
    """What the law asks for after some mistakes. `hours` is the time there is to report it, from becoming aware."""

    where: Where
    title: Text = example("A personal data breach")
    text: Text = example("Ring the data protection officer now.")
    sources: tuple[Text, ...] = example("[ico-breaches]", names="sources")
    see: tuple[Text, ...] = example("[when-deletion-is-required]", names="sections", default=())
    hours: Text | None = example("72", default=None)


@dataclass(frozen=True)
class Grounds:
    """What an answer of the guide rests on: sections, and checklists by id with their titles."""

    sections: Sequence[Cited] = ()
    checklists: Mapping[str, str] | None = None


def check(id: str, duty: Duty) -> Iterator[Problem]:
    """Find what the schema cannot: a time that is no number."""
    if duty.hours and not (duty.hours.isascii() and duty.hours.isdigit()):
        what = f'the hours of duty "{id}" cannot be "{shown(duty.hours)}".{long_dash(duty.hours)}'
        yield Problem(duty.hours.where, what, "Write a whole number, such as   hours: 72   or leave the line out.")


def render_incident(place: Place, duties: Mapping[str, Duty], outcomes: Mapping[str, Grounds], schema: str) -> str:
    """Render the form; `schema` is the address of that of the files it saves."""
    values = {"duties": duties, "outcomes": outcomes, "schema": schema}
    return render("incident/template.html", place=place, **values)


def show(context: Context) -> str:
    grounds = {
        id: Grounds(
            [context.cited(section) for section in outcome.sections],
            {checklist: context.checklist(checklist).words for checklist in outcome.checklists},
        )
        for id, outcome in context.outcomes.items()
    }
    return render_incident(context, context.all(Duty), grounds, f"{context.site_url}{FILES_SCHEMA}")


COMPONENT = Component(
    "incident",
    reads=(EntryType("duties", "duty", Duty, check, file="duties.yml", first="foia-s77:"),),
    macros=(Macro("incident", show, "{{ incident() }}", whole=("duties", "outcomes")),),
)
