"""The page at the permanent address of a section that is gone: when, why, and what to read instead."""

from __future__ import annotations

from collections.abc import Sequence

from macros.components.place import Link
from macros.components.templates import render
from macros.register.entries import Register


def render_withdrawn(register: Register, instead: Sequence[Link], versions: Sequence[Link], address: str) -> str:
    return render("withdrawn/template.html", register=register, instead=instead, versions=versions, address=address)
