"""Where a page leads to its editions: a place that is filled in when they are made of the site, and can be again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from macros.components.declaration import Component, Macro
from macros.components.place import Context, Link
from macros.components.templates import render


class Offer(NamedTuple):
    """An edition as a page offers it: what it is of, its form, such as PDF, and the bytes that it has."""

    link: Link
    form: str
    bytes: int

    @property
    def size(self) -> str:
        return size(self.bytes)


def size(bytes: int) -> str:
    return f"{bytes / 1e6:.1f} MB" if bytes >= 1e5 else f"{bytes / 1e3:.0f} kB"


def render_place() -> str:
    """Return the place of the list of all editions, with what it says as long as there are none."""
    return render("editions/template.html")


def render_list(offers: Sequence[Offer], made: str) -> str:
    return render("editions/list.html", offers=offers, made=made)


def render_one(offer: Offer, made: str, others: str) -> str:
    """Return what leads to the edition that a page or a section is in; `others` leads to the list, if there is one."""
    return render("editions/one.html", offer=offer, made=made, others=others)


def show(_: Context) -> str:
    return render_place()


COMPONENT = Component("editions", macros=(Macro("editions", show, "{{ editions() }}", lists=True),))
