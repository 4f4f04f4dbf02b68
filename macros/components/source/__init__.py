"""A citation in words: who, what, when; linked, and never a bare number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.html import Link, Place, render
from macros.located import Text
from macros.problems import Problem, Where, shown
from macros.schema import example

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|undated")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Source:
    """One thing that a claim rests on. Dates are `2026-11-22`, `2026-11` or `2026`."""

    where: Where
    cite: Text = example("Contempt of Court Act 1981, section 2")
    title: Text = example("Contempt of Court Act 1981")
    publisher: Text = example("legislation.gov.uk")
    date: Text = example("1981")
    checked: Text = example("2026-11-22")
    says: Text = example("What counts as publication.")
    confidence: Literal["high", "medium", "low"] = example("high")
    url: Text | None = example("https://www.legislation.gov.uk/ukpga/1981/49/section/2", default=None)

    @property
    def link(self) -> Link:
        doubt = ", not confirmed" if self.confidence == "low" else ""
        return Link(f"{self.cite}{doubt}", self.url)


def check(id: str, source: Source) -> Iterator[Problem]:
    """Find what the schema cannot: dates and addresses."""
    if not DATE.fullmatch(source.date):
        what = f'the date of source "{id}" cannot be "{shown(source.date)}".'
        yield Problem(
            source.date.where, what, 'Write   date: "2024-01-24"   or as much of it as is known, or   date: undated'
        )
    if not DAY.fullmatch(source.checked):
        what = f'"checked" of source "{id}" cannot be "{shown(source.checked)}".'
        yield Problem(source.checked.where, what, 'Write the day on which somebody looked:   checked: "2026-11-22"')
    if source.url and not re.fullmatch(r"https?://[^\s\"<>]+", source.url):
        what = f'the address of source "{id}" is not a web address.'
        yield Problem(source.url.where, what, "Write   url: https://...   or leave the line out.")


def render_source(place: Place, id: str) -> str:
    return render("source/template.html", cited=id, link=place.source(id))
