"""The list of all correction examples, with a filter by kind of mistake."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from macros.components.templates import render


class ListedExample(NamedTuple):
    """A row of the list."""

    title: str
    kind: str
    scene: str
    href: str


def render_examples(examples: Sequence[ListedExample], kinds: Sequence[str]) -> str:
    """Render the list; `kinds` are in the order of the filters, and those without an example are left out."""
    used = [kind for kind in kinds if any(example.kind == kind for example in examples)]
    return render("examples/template.html", examples=examples, kinds=used)
