"""The order of action as a table: what is at stake, what comes first, who may remove, what is copied, whom to ring."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from macros.components.declaration import Component, Macro
from macros.components.place import Context
from macros.components.templates import render
from macros.content.collection import EntryType
from macros.content.order_of_action import COPIES, REMOVES, ContactLike, Stake


def rings(stake: Stake, contacts: Mapping[str, ContactLike]) -> str:
    """Return whom to ring then, one after the other, within a sentence; not again whom one has rung first."""
    roles = [contacts[id].role for id in (stake.ring[1:] if stake.does == ("ring",) else stake.ring)]
    return ", then ".join(f"{role[0].lower()}{role[1:]}" for role in roles)


def text(stakes: Mapping[str, Stake], contacts: Mapping[str, ContactLike]) -> str:
    """Return the table for the register, which compares it for ever: the form of a line never changes."""
    lines = []
    for stake in stakes.values():
        lines += [f"{stake.title}:", stake.first, f"Removes: {REMOVES[stake.removes]}", f"Copy: {COPIES[stake.copies]}"]
        lines += [f"Ring: {rung}"] if (rung := rings(stake, contacts)) else []
    return "\n".join(lines)


def render_order(stakes: Mapping[str, Stake], contacts: Mapping[str, ContactLike]) -> str:
    values = {"stakes": stakes, "removes": REMOVES, "copies": COPIES, "rings": partial(rings, contacts=contacts)}
    return render("order/template.html", text=text(stakes, contacts), **values)


def show(context: Context) -> str:
    return render_order(context.all(Stake), context.contacts)


COMPONENT = Component(
    "order",
    reads=(EntryType("stakes", "stake", Stake),),
    macros=(Macro("order", show, "{{ order() }}", whole=("stakes", "contacts")),),
)
