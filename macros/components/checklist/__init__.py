"""A checklist: steps to tick, with reasons, roles and the steps that are never skipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from macros.components.declaration import Component, Macro
from macros.components.place import Context, Place
from macros.components.templates import render
from macros.content.collection import EntryType
from macros.content.order_of_action import Act, listed
from macros.content.schema import ID_RULE, example, is_id
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where, long_dash, shown


@dataclass(frozen=True)
class Item:
    """One step. Its id is kept for ever: saved copies know the step by it. The order of action goes by `does`."""

    where: Where
    id: Text = example("capture", quoted=True)
    text: Text = example("Keep a copy of the post and its replies")
    why: Text | None = example("You may be asked for it.", default=None)
    must: bool = example("true", default=False)
    who: Text | None = example("The person who posted", default=None)
    see: tuple[Text, ...] = example("[capture-first]", names="sections", default=())
    sources: tuple[Text, ...] = example("[foia-2000-s77]", names="sources", default=())
    does: Act | None = example("copy", default=None)


@dataclass(frozen=True)
class Group:
    """Steps that belong together."""

    where: Where
    title: Text = example("Stop and look")
    items: tuple[Item, ...] = example("   and, indented below it,   - id: capture")


@dataclass(frozen=True)
class Checklist:
    """A list of steps in groups. All texts are plain: no Markdown, no HTML."""

    where: Where
    title: Text = example("The first ten minutes")
    groups: tuple[Group, ...] = example("   and, indented below it,   - title: Stop and look")
    intro: Text | None = example("Work down it in order.", default=None)

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for group in self.groups for item in group.items)

    @property
    def musts(self) -> int:
        return sum(item.must for item in self.items)


def check(id: str, checklist: Checklist) -> Iterator[Problem]:
    """Find what the schema cannot: ids that are wrong or there twice, and steps in an order that is not ours."""
    ids: set[str] = set()
    for item in checklist.items:
        if not is_id(item.id):
            yield Problem(
                item.id.where, f'"{shown(item.id)}" cannot be the id of an item.{long_dash(item.id)}', ID_RULE
            )
        elif item.id in ids:
            yield Problem(item.id.where, f'checklist "{id}" has two items "{item.id}".', "Give one of them another id.")
        ids.add(item.id)
    yield from listed(f'checklist "{id}"', checklist.items)


def text(checklist: Checklist) -> str:
    """Return a checklist for the register, which compares it for ever: the form of a line never changes."""
    lines = [f"Checklist: {checklist.title}", *([checklist.intro] if checklist.intro else [])]
    for group in checklist.groups:
        lines.append(f"{group.title}:")
        for item in group.items:
            see = " ".join(f"[{id}]" for id in (*item.see, *item.sources))
            said = ("Must:" if item.must else "", item.text, f"({item.who})" if item.who else "", item.why or "", see)
            lines.append(f"- {' '.join(words for words in said if words)}")
    return "\n".join(lines)


def render_checklist(place: Place, id: str, checklist: Checklist) -> str:
    values = {"text": text(checklist), "musts": checklist.musts}
    return render("checklist/template.html", id=id, checklist=checklist, place=place, **values)


class ListedChecklist(NamedTuple):
    """A row of the list of all checklists: `steps` and `musts` are counts."""

    title: str
    steps: int
    musts: int
    href: str
    page: str


def render_checklists(rows: Sequence[ListedChecklist]) -> str:
    return render("checklist/list.html", rows=rows)


def show(context: Context, id: str) -> str:
    return render_checklist(context, id, context.all(Checklist)[id])


def list_all(context: Context) -> str:
    at = {id: context.shown_at("checklist", id) for id in context.all(Checklist)}
    entries = context.all(Checklist).items()
    return render_checklists(
        [ListedChecklist(c.title, len(c.items), c.musts, at[id].href or "", at[id].words) for id, c in entries]
    )


COMPONENT = Component(
    "checklist",
    reads=(EntryType("checklists", "checklist", Checklist, check, anchor="checklist-", citable="checklist"),),
    macros=(
        Macro("checklist", show, '{{ checklist("first-ten-minutes") }}', shows="checklists"),
        Macro("checklists", list_all, "{{ checklists() }}", lists=True),
    ),
    found_as={"Checklist": 0.85},
)
