"""Practise: the correction examples one at a time, with their verdicts folded away, and points to discuss.

Without a script it is a sheet of all of them. The script deals them, keeps what somebody judged, and prints.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import NamedTuple

from macros.components.place import Place
from macros.components.practise.discussion import Example, Words, points
from macros.components.templates import render
from macros.register.word_diff import Piece


class Dealt(NamedTuple):
    """An example, and the address of the whole of it."""

    example: Example
    href: str


def render_practise(place: Place, examples: Mapping[str, Dealt], words: Words, face: Callable[[str], str]) -> str:
    """Render the sheet; `face` gives the letters that stand for an account."""
    every = {id: dealt.example for id, dealt in examples.items()}
    return render(
        "practise/template.html",
        place=place,
        examples=examples,
        words=words,
        names=json.dumps({name: {**words._asdict()[name]} for name in ("verdicts", "networks", "grades")}),
        points={id: [*points(id, every, words)] for id in every},
        face=face,
        letters="ABCDE",
        unmarked=lambda text, _: [Piece("same", text)],
    )
