"""A model clause: words that a force can take over into its policy, with the sections that they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.components.declaration import Component, Macro
from macros.components.place import Context, Place
from macros.components.templates import render
from macros.content.collection import EntryType
from macros.content.schema import example
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where
from macros.register.word_diff import with_gaps


@dataclass(frozen=True)
class Clause:
    """One clause; what a force has to fill in stands in square brackets. All texts are plain: no Markdown, no HTML."""

    where: Where
    title: Text = example("Danger first")
    text: tuple[Text, ...] = example("They tell [the control room] straight away.")
    sections: tuple[Text, ...] = example("[safety-first]", names="sections")
    numbered: bool = example("true", default=False)
    sources: tuple[Text, ...] = example("[foia-2000-s77]", names="sources", default=())


def check(id: str, clause: Clause) -> Iterator[Problem]:
    """Find what the schema cannot: a bracket without its other half."""
    for text in clause.text:
        if any(mark in piece.text for piece in with_gaps(text) if piece.kind != "gap" for mark in "[]"):
            what = f'clause "{id}" has a square bracket too many, or an empty pair.'
            yield Problem(text.where, what, "Put what is to be filled in between two of them:   [the control room]")


def text(clause: Clause) -> str:
    """Return a clause for the register, which compares it for ever: the form of a line never changes."""
    points = [f"{n}. {point}" for n, point in enumerate(clause.text, 1)] if clause.numbered else clause.text
    rests = " ".join(f"[{id}]" for id in (*clause.sections, *clause.sources))
    return "\n".join([f"Model clause: {clause.title}", *points, *([f"It rests on {rests}"] if rests else [])])


def render_clause(place: Place, id: str, clause: Clause, handbook: str) -> str:
    values = {"text": text(clause), "handbook": handbook, "with_gaps": with_gaps}
    return render("clause/template.html", id=id, clause=clause, place=place, **values)


def show(context: Context, id: str) -> str:
    return render_clause(context, id, context.all(Clause)[id], context.handbook)


COMPONENT = Component(
    "clause",
    reads=(EntryType("clauses", "clause", Clause, check, anchor="clause-", citable="clause"),),
    macros=(Macro("clause", show, '{{ clause("danger-first") }}', shows="clauses"),),
    found_as={"Model clause": 0.75},
)
